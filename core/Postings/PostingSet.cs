namespace Dvc.Core.Postings;

/// <summary>The sum of postings by ledger key. Immutable, ordered by key, and without keys whose counters are all zero.</summary>
public sealed class PostingSet : IEquatable<PostingSet>
{
    private readonly SortedDictionary<LedgerKey, Counters> rows;

    private PostingSet(SortedDictionary<LedgerKey, Counters> rows) => this.rows = rows;

    /// <summary>No postings.</summary>
    public static PostingSet Empty { get; } = new([]);

    /// <summary>Whether nothing is posted.</summary>
    public bool IsEmpty => rows.Count == 0;

    /// <summary>The rows that are not zero, by key.</summary>
    public IReadOnlyDictionary<LedgerKey, Counters> Rows => rows;

    /// <summary>The sum of <paramref name="postings"/>.</summary>
    public static PostingSet Of(IEnumerable<Posting> postings) =>
        Sum(postings
            .GroupBy(posting => new LedgerKey(posting.Agency, posting.Day, posting.Procedure))
            .Select(row => KeyValuePair.Create(
                row.Key,
                Counters.Of(row.Select(posting => KeyValuePair.Create(posting.Counter, posting.Amount))))));

    /// <summary>The sum of <paramref name="rows"/>, whose keys may repeat.</summary>
    public static PostingSet Sum(IEnumerable<KeyValuePair<LedgerKey, Counters>> rows)
    {
        var sum = new SortedDictionary<LedgerKey, Counters>();
        foreach (var (key, counters) in rows)
        {
            var total = sum.GetValueOrDefault(key, Counters.Zero) + counters;
            if (total.IsZero)
            {
                sum.Remove(key);
            }
            else
            {
                sum[key] = total;
            }
        }

        return new PostingSet(sum);
    }

    /// <summary>What must be posted to come from <paramref name="posted"/> to this.</summary>
    public PostingSet Since(PostingSet posted) =>
        Sum(rows.Concat(posted.rows.Select(row => KeyValuePair.Create(row.Key, -row.Value))));

    /// <inheritdoc />
    public bool Equals(PostingSet? other) => other is not null && rows.SequenceEqual(other.rows);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as PostingSet);

    /// <inheritdoc />
    public override int GetHashCode() => rows.Aggregate(0, (hash, row) => HashCode.Combine(hash, row.Key, row.Value));

    /// <inheritdoc />
    public override string ToString() => string.Join("; ", rows.Select(row => $"{row.Key}: {row.Value}"));
}
