namespace Dvc.Testing.Tables;

/// <summary>
/// A stretch of a table that holds at least all rows of interest: partitions from one to another (null: to the end), and,
/// where that is a single partition, rows from a row key to another (null: to its end).
/// </summary>
internal sealed record KeyRange(string FirstPartition, string? LastPartition, string FirstRow, string? LastRow)
{
    public static KeyRange All { get; } = new("", null, "", null);

    public EntityKey First => new(FirstPartition, FirstPartition == LastPartition ? FirstRow : "");

    /// <summary>Whether it can hold <paramref name="key"/>, which is not before <see cref="First"/>, or anything after it.</summary>
    public bool GoesOnTo(EntityKey key) => !IsBefore(LastPartition, key.PartitionKey)
        && (FirstPartition != LastPartition || !IsBefore(LastRow, key.RowKey));

    public KeyRange Intersect(KeyRange other) => new(
        Greater(FirstPartition, other.FirstPartition),
        Less(LastPartition, other.LastPartition),
        Greater(FirstRow, other.FirstRow),
        Less(LastRow, other.LastRow));

    private static bool IsBefore(string? last, string key) => last is not null && string.CompareOrdinal(last, key) < 0;

    private static string Greater(string left, string right) => string.CompareOrdinal(left, right) > 0 ? left : right;

    // Null is the end, which is after everything.
    private static string? Less(string? left, string? right) =>
        left is null || right is null ? left ?? right : string.CompareOrdinal(left, right) < 0 ? left : right;
}
