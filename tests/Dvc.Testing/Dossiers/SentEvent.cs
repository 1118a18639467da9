using Dvc.Core.Dossiers;
using NodaTime;

namespace Dvc.Testing.Dossiers;

/// <summary>One event as it was sent and arrived: a snapshot, a step, or one that was rejected.</summary>
public sealed record SentEvent(string DossierId, Instant ArrivedAt)
{
    public DossierSnapshot? Snapshot { get; init; }

    public ProgressStep? Step { get; init; }

    public Rejections? Rejected { get; init; }

    /// <summary>What it tells alone.</summary>
    public Dossier Told =>
        Snapshot is { } snapshot ? Dossier.Of(snapshot, ArrivedAt)
        : Step is { } step ? Dossier.Of(DossierId, step)
        : Dossier.Of(DossierId, Rejected!);

    /// <summary>A snapshot that arrived at once.</summary>
    public static SentEvent Of(DossierSnapshot snapshot) => new(snapshot.DossierId, snapshot.UpdatedAt) { Snapshot = snapshot };
}
