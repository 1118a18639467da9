namespace Dvc.Testing.Tables;

/// <summary>A condition on entities.</summary>
internal abstract record Filter
{
    /// <summary>Where in a table the rows that match can be.</summary>
    public virtual KeyRange Keys => KeyRange.All;

    public abstract bool Matches(StoredEntity entity);

    /// <summary>Whether a row of this key can match, whatever else it holds.</summary>
    public virtual bool MayMatch(EntityKey key) => true;

    /// <summary>No condition.</summary>
    public sealed record Everything : Filter
    {
        public override bool Matches(StoredEntity entity) => true;
    }

    public sealed record And(Filter Left, Filter Right) : Filter
    {
        public override KeyRange Keys => Left.Keys.Intersect(Right.Keys);

        public override bool Matches(StoredEntity entity) => Left.Matches(entity) && Right.Matches(entity);

        public override bool MayMatch(EntityKey key) => Left.MayMatch(key) && Right.MayMatch(key);
    }

    public sealed record Or(Filter Left, Filter Right) : Filter
    {
        public override bool Matches(StoredEntity entity) => Left.Matches(entity) || Right.Matches(entity);

        public override bool MayMatch(EntityKey key) => Left.MayMatch(key) || Right.MayMatch(key);
    }

    /// <summary>A property compared with a value; what is absent or of another type never matches.</summary>
    public sealed record Comparison(string Property, string Operator, object Value) : Filter
    {
        public override KeyRange Keys => (Property, Operator, Value) switch
        {
            ("PartitionKey", "eq", string value) => KeyRange.All with { FirstPartition = value, LastPartition = value },
            ("PartitionKey", "ge" or "gt", string value) => KeyRange.All with { FirstPartition = value },
            ("PartitionKey", "lt" or "le", string value) => KeyRange.All with { LastPartition = value },
            ("RowKey", "eq", string value) => KeyRange.All with { FirstRow = value, LastRow = value },
            ("RowKey", "ge" or "gt", string value) => KeyRange.All with { FirstRow = value },
            ("RowKey", "lt" or "le", string value) => KeyRange.All with { LastRow = value },
            _ => KeyRange.All,
        };

        public override bool Matches(StoredEntity entity) => IsMet(entity.Value(Property));

        public override bool MayMatch(EntityKey key) => Property switch
        {
            "PartitionKey" => IsMet(key.PartitionKey),
            "RowKey" => IsMet(key.RowKey),
            _ => true,
        };

        private bool IsMet(object? value) =>
            Compare(value, Value) is { } order && Operator switch
            {
                "eq" => order == 0,
                "ne" => order != 0,
                "gt" => order > 0,
                "ge" => order >= 0,
                "lt" => order < 0,
                _ => order <= 0,
            };

        private static int? Compare(object? left, object right) => (left, right) switch
        {
            (string a, string b) => string.CompareOrdinal(a, b),
            (bool a, bool b) => a.CompareTo(b),
            (DateTimeOffset a, DateTimeOffset b) => a.CompareTo(b),
            (int a, int b) => a.CompareTo(b),
            (int a, long b) => ((long)a).CompareTo(b),
            (long a, int b) => a.CompareTo(b),
            (long a, long b) => a.CompareTo(b),
            _ => null,
        };
    }
}
