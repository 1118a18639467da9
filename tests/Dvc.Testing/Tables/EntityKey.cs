namespace Dvc.Testing.Tables;

/// <summary>Where an entity stands in its table; tables are in the ordinal order of their keys.</summary>
public readonly record struct EntityKey(string PartitionKey, string RowKey) : IComparable<EntityKey>
{
    public static bool operator <(EntityKey left, EntityKey right) => left.CompareTo(right) < 0;

    public static bool operator <=(EntityKey left, EntityKey right) => left.CompareTo(right) <= 0;

    public static bool operator >(EntityKey left, EntityKey right) => left.CompareTo(right) > 0;

    public static bool operator >=(EntityKey left, EntityKey right) => left.CompareTo(right) >= 0;

    public int CompareTo(EntityKey other) => string.CompareOrdinal(PartitionKey, other.PartitionKey) is var order and not 0
        ? order
        : string.CompareOrdinal(RowKey, other.RowKey);
}
