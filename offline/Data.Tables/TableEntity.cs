using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Azure.Data.Tables;

/// <summary>An entity as a dictionary of typed properties, its keys, time and ETag among them.</summary>
public sealed class TableEntity : ITableEntity, IDictionary<string, object>
{
    private readonly Dictionary<string, object> properties;

    public TableEntity() => properties = new Dictionary<string, object>(StringComparer.Ordinal);

    public TableEntity(IDictionary<string, object> values) =>
        properties = new Dictionary<string, object>(values, StringComparer.Ordinal);

    public TableEntity(string partitionKey, string rowKey)
        : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    public string PartitionKey
    {
        get => GetString(EntityProperty.PartitionKey);
        set => properties[EntityProperty.PartitionKey] = value;
    }

    public string RowKey
    {
        get => GetString(EntityProperty.RowKey);
        set => properties[EntityProperty.RowKey] = value;
    }

    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(EntityProperty.Timestamp);
        set => properties[EntityProperty.Timestamp] = value!;
    }

    public ETag ETag
    {
        get => new(GetString(EntityProperty.ETag));
        set => properties[EntityProperty.ETag] = value.ToString();
    }

    public int Count => properties.Count;

    public ICollection<string> Keys => properties.Keys;

    ICollection<object> IDictionary<string, object>.Values => properties.Values;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    // The published entity's nulls are not annotated; a missing property reads as null.
    public object this[string key]
    {
        get => properties.GetValueOrDefault(key)!;
        set => properties[key] = properties.GetValueOrDefault(key) switch
        {
            long when value is int number => (long)number,
            double when value is int number => (double)number,
            _ => value,
        };
    }

    public string GetString(string key) => Get<string>(key)!;

    public byte[] GetBinary(string key) => Get<byte[]>(key)!;

    public BinaryData GetBinaryData(string key) => properties.GetValueOrDefault(key) is byte[] bytes
        ? new BinaryData(bytes)
        : Get<BinaryData>(key)!;

    public bool? GetBoolean(string key) => Get<bool?>(key);

    public DateTime? GetDateTime(string key) => properties.GetValueOrDefault(key) is DateTimeOffset time
        ? time.UtcDateTime
        : Get<DateTime?>(key);

    public DateTimeOffset? GetDateTimeOffset(string key) => properties.GetValueOrDefault(key) is DateTime time
        ? new DateTimeOffset(time)
        : Get<DateTimeOffset?>(key);

    public double? GetDouble(string key) => Get<double?>(key);

    public Guid? GetGuid(string key) => Get<Guid?>(key);

    public int? GetInt32(string key) => Get<int?>(key);

    public long? GetInt64(string key) => Get<long?>(key);

    public void Add(string key, object value) => properties.Add(key, value);

    public bool Remove(string key) => properties.Remove(key);

    public bool ContainsKey(string key) => properties.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value) =>
        properties.TryGetValue(key, out value);

    public void Clear() => properties.Clear();

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) =>
        Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) =>
        properties.Contains(item);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object>>)properties).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) =>
        ((ICollection<KeyValuePair<string, object>>)properties).Remove(item);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() =>
        properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => properties.GetEnumerator();

    private T? Get<T>(string key) => properties.GetValueOrDefault(key) switch
    {
        null => default,
        T value => value,
        var other => throw new InvalidOperationException(
            $"Cannot return {typeof(T)} type for a {other.GetType()} typed property."),
    };
}
