namespace Dvc.Cli.Events;

/// <summary>The whole state of a dossier as a one-stop shop sends it; absent members are left out of the JSON.</summary>
internal sealed record DossierEvent
{
    public required string DossierId { get; init; }

    public required string Agency { get; init; }

    public required string Procedure { get; init; }

    public required Channel Channel { get; init; }

    public ServiceLevel? ServiceLevel { get; init; }

    public required DossierStatus Status { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset? ReturnedAt { get; init; }

    public bool? Digitised { get; init; }

    public bool? FeeDue { get; init; }

    public bool? PaidOnline { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
