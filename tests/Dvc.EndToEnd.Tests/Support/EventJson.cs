using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dvc.EndToEnd.Tests.Support;

/// <summary>An event as it goes over the wire; a good one as it stands, and a bad one with one member changed.</summary>
internal sealed record EventJson(string DossierId)
{
    /// <summary>In a member that the contract does not know: nobody may ever see it again.</summary>
    public const string Secret = "Nguyen-Van-Secret";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public string? Agency { get; init; } = "H60.12";

    public string? Procedure { get; init; } = "1.004239";

    public string? Channel { get; init; } = "inPerson";

    public string? ServiceLevel { get; init; }

    public string? Status { get; init; } = "accepted";

    public string? ReceivedAt { get; init; } = "2022-07-01T08:00:00+07:00";

    public string? DueAt { get; init; }

    public string? OriginalDueAt { get; init; }

    public string? FinishedAt { get; init; }

    public bool? Digitised { get; init; }

    public string? UpdatedAt { get; init; } = "2022-07-01T08:00:00+07:00";

    public string ApplicantName { get; } = Secret;

    public override string ToString() => JsonSerializer.Serialize(this, Options);
}
