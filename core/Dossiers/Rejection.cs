using Dvc.Core.Agencies;
using NodaTime;

namespace Dvc.Core.Dossiers;

/// <summary>That an event of a dossier was rejected: when it arrived, and for whom it is counted.</summary>
/// <param name="ArrivedAt">When the event arrived.</param>
/// <param name="Agency">The agency it named, or else the one that its sender stands for.</param>
public sealed record Rejection(Instant ArrivedAt, AgencyCode Agency) : IComparable<Rejection>
{
    /// <inheritdoc />
    public int CompareTo(Rejection? other) =>
        other is null ? 1
        : ArrivedAt.CompareTo(other.ArrivedAt) is not 0 and var byTime ? byTime
        : Agency.CompareTo(other.Agency);
}
