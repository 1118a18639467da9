using Dvc.Core.Postings;

namespace Dvc.Core.Dossiers;

/// <summary>
/// Why events of one dossier were rejected: every kind once, with the first arrival, however often a sender repeats
/// itself. Immutable, ordered by kind.
/// </summary>
public sealed class Rejections : IEquatable<Rejections>
{
    private readonly SortedDictionary<Counter, Rejection> first;

    private Rejections(SortedDictionary<Counter, Rejection> first) => this.first = first;

    /// <summary>Nothing was rejected.</summary>
    public static Rejections None { get; } = new([]);

    /// <summary>The first rejection of every kind, by the counter that counts it.</summary>
    public IReadOnlyDictionary<Counter, Rejection> First => first;

    /// <summary>One event that was rejected for <paramref name="reasons"/>.</summary>
    public static Rejections Of(IEnumerable<Counter> reasons, Rejection rejection) =>
        Of(reasons.Distinct().Select(reason => KeyValuePair.Create(reason, rejection)));

    /// <summary>The given rejections, the first of each kind.</summary>
    public static Rejections Of(IEnumerable<KeyValuePair<Counter, Rejection>> rejections) =>
        new(new SortedDictionary<Counter, Rejection>(rejections
            .GroupBy(rejection => rejection.Key, rejection => rejection.Value)
            .ToDictionary(kind => kind.Key, kind => kind.Min()!)));

    /// <summary>The first of both for each kind.</summary>
    public Rejections Merge(Rejections other) =>
        first.Count == 0 ? other
        : other.first.Count == 0 ? this
        : Of(first.Concat(other.first));

    /// <inheritdoc />
    public bool Equals(Rejections? other) => other is not null && first.SequenceEqual(other.first);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Rejections);

    /// <inheritdoc />
    public override int GetHashCode() => first.Aggregate(0, (hash, kind) => HashCode.Combine(hash, kind.Key, kind.Value));

    /// <inheritdoc />
    public override string ToString() => string.Join(", ", first.Select(kind => $"{WireName<Counter>.Of(kind.Key)} {kind.Value}"));
}
