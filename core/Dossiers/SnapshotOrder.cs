using NodaTime;

namespace Dvc.Core.Dossiers;

/// <summary>
/// The place of a snapshot in the total order of one dossier's snapshots: the sender's clock as an instant, then the
/// status's rank, then the SHA-256 of the canonical JSON. Equal only for equal snapshots.
/// </summary>
/// <param name="UpdatedAt">The sender's clock.</param>
/// <param name="Status">The status, whose number is its rank.</param>
/// <param name="ContentHash">SHA-256 of the canonical JSON in lower-case hexadecimal.</param>
public readonly record struct SnapshotOrder(Instant UpdatedAt, DossierStatus Status, string ContentHash)
    : IComparable<SnapshotOrder>
{
    /// <summary>The place of <paramref name="snapshot"/>.</summary>
    public static SnapshotOrder Of(DossierSnapshot snapshot) =>
        new(snapshot.UpdatedAt, snapshot.Status, CanonicalJson.Hash(snapshot));

    /// <inheritdoc />
    public int CompareTo(SnapshotOrder other) =>
        UpdatedAt.CompareTo(other.UpdatedAt) is not 0 and var byTime ? byTime
        : Status.CompareTo(other.Status) is not 0 and var byRank ? byRank
        : string.CompareOrdinal(ContentHash, other.ContentHash);
}
