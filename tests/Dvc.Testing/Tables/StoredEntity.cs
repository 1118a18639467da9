using System.Globalization;
using System.Xml;
using Azure;
using Azure.Data.Tables;

namespace Dvc.Testing.Tables;

/// <summary>An entity as it is stored: never shared with callers, never changed.</summary>
internal sealed record StoredEntity(
    EntityKey Key, IReadOnlyDictionary<string, object> Properties, DateTimeOffset Timestamp, ETag ETag)
{
    private const int LargestText = 32 * 1024;
    private const int LargestBinary = 64 * 1024;

    /// <summary>Copies what would be stored of a caller's entity.</summary>
    public static Dictionary<string, object> PropertiesOf(ITableEntity entity)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in Supported(entity))
        {
            if (value is not null && name is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag"))
            {
                properties[name] = Copy(name, value);
            }
        }

        return properties;
    }

    /// <summary>A copy for a caller, of all or of the selected properties.</summary>
    public TableEntity ToEntity(IReadOnlySet<string>? select)
    {
        var entity = new TableEntity { ETag = ETag };
        bool IsSelected(string name) => select?.Contains(name) != false;
        void AddIfSelected(string name, object value)
        {
            if (IsSelected(name))
            {
                entity[name] = value;
            }
        }

        AddIfSelected("PartitionKey", Key.PartitionKey);
        AddIfSelected("RowKey", Key.RowKey);
        AddIfSelected("Timestamp", Timestamp);
        foreach (var (name, value) in Properties)
        {
            AddIfSelected(name, Copy(name, value));
        }

        return entity;
    }

    public object? Value(string name) => name switch
    {
        "PartitionKey" => Key.PartitionKey,
        "RowKey" => Key.RowKey,
        "Timestamp" => Timestamp,
        _ => Properties.GetValueOrDefault(name),
    };

    private static TableEntity Supported(ITableEntity entity) => entity as TableEntity
        ?? throw new NotSupportedException($"Tables in memory hold TableEntity, not {entity.GetType()}.");

    private static object Copy(string name, object value) => value switch
    {
        string { Length: > LargestText } or byte[] { Length: > LargestBinary } =>
            throw Refusal.PropertyValueTooLarge(),
        double.PositiveInfinity or double.NegativeInfinity or float.PositiveInfinity or float.NegativeInfinity or float.NaN =>
            throw new ArgumentException($"'{name}' is no number that JSON has.", nameof(value)),
        string or int or long or double or bool or Guid => value,
        float or decimal => Untyped(double.Parse(Convert.ToString(value, CultureInfo.InvariantCulture)!, CultureInfo.InvariantCulture)),
        ulong number => checked((long)number), // The client writes more than it can read again.
        TimeSpan span => XmlConvert.ToString(span),
        DateTimeOffset time => time.ToUniversalTime(),
        DateTime { Kind: DateTimeKind.Utc } time => new DateTimeOffset(time),
        byte[] bytes => bytes.Clone(),
        BinaryData bytes => bytes.ToArray(),
        _ => throw new NotSupportedException($"'{name}' is a {value.GetType()} or not UTC: tables do not know that."),
    };

    // The client sends these without their type, so that a whole number comes back as the smallest type that holds it.
    private static object Untyped(double number)
    {
        if (!double.IsInteger(number) || Math.Abs(number) >= long.MaxValue)
        {
            return number;
        }

        var whole = (long)decimal.Parse(number.ToString(CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        return whole is >= int.MinValue and <= int.MaxValue ? (int)whole : whole;
    }
}
