using System.Globalization;
using System.Text.Json;

namespace Dvc.Cli.Tests;

/// <summary>An event as it stands in the JSON that was sent.</summary>
internal sealed record SentEvent(JsonElement Json)
{
    public string DossierId => Json.GetProperty("dossierId").GetString()!;

    public string Agency => Json.GetProperty("agency").GetString()!;

    public string Procedure => Json.GetProperty("procedure").GetString()!;

    public string Channel => Json.GetProperty("channel").GetString()!;

    public string? ServiceLevel => Json.TryGetProperty("serviceLevel", out var level) ? level.GetString() : null;

    public string Status => Json.GetProperty("status").GetString()!;

    public DateTimeOffset UpdatedAt => Time("updatedAt")!.Value;

    public bool IsResolved => Status is "resolved" or "returned";

    public DateTimeOffset? Time(string member) => Json.TryGetProperty(member, out var time)
        ? DateTimeOffset.ParseExact(time.GetString()!, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
        : null;

    public DateTime? Date(string member) => Time(member)?.ToOffset(TimeSpan.FromHours(7)).Date;

    public string Outcome() => Date("finishedAt")!.Value.CompareTo(Date("dueAt")!.Value) switch
    {
        < 0 => "early",
        0 => "onTime",
        > 0 => "late",
    };

    public static SentEvent Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        return new SentEvent(document.RootElement.Clone());
    }
}
