namespace Dvc.Testing.Tables;

/// <summary>
/// A stretch of a table that holds at least all rows of interest: partitions from one to another (null: to the end), and,
/// where that is a single partition, rows from a row key on.
/// </summary>
internal sealed record KeyRange(string FirstPartition, string? LastPartition, string FirstRow)
{
    public static KeyRange All { get; } = new("", null, "");

    public EntityKey First => new(FirstPartition, FirstPartition == LastPartition ? FirstRow : "");

    public bool MayHold(EntityKey key) =>
        LastPartition is null || string.CompareOrdinal(key.PartitionKey, LastPartition) <= 0;

    public KeyRange Intersect(KeyRange other) => new(
        Greater(FirstPartition, other.FirstPartition),
        LastPartition is null || other.LastPartition is null
            ? LastPartition ?? other.LastPartition
            : Less(LastPartition, other.LastPartition),
        Greater(FirstRow, other.FirstRow));

    private static string Greater(string left, string right) => string.CompareOrdinal(left, right) > 0 ? left : right;

    private static string Less(string left, string right) => string.CompareOrdinal(left, right) < 0 ? left : right;
}
