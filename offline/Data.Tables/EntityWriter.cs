using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Writes entities as OData JSON.</summary>
internal sealed class EntityWriter(IBufferWriter<byte> output) : IDisposable
{
    // Vietnamese stays Vietnamese: half the bytes of escapes.
    private readonly Utf8JsonWriter json = new(
        output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    /// <summary>Appends one entity; what the service sets itself and nulls are left out.</summary>
    public void Write(IDictionary<string, object> entity)
    {
        json.Reset();
        json.WriteStartObject();
        foreach (var (name, value) in entity)
        {
            if (value is not null && name is not (EntityProperty.Timestamp or EntityProperty.ETag))
            {
                Write(name, value);
            }
        }

        json.WriteEndObject();
        json.Flush();
    }

    public void Dispose() => json.Dispose();

    private void Write(string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case long number:
                json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
                Annotate(name, EdmType.Int64);
                break;
            case double number:
                json.WriteNumber(name, number);
                Annotate(name, EdmType.Double);
                break;
            case DateTimeOffset time:
                WriteTime(name, time.UtcDateTime);
                break;
            case DateTime { Kind: DateTimeKind.Utc } time:
                WriteTime(name, time);
                break;
            case Guid guid:
                json.WriteString(name, guid);
                Annotate(name, EdmType.Guid);
                break;
            case byte[] bytes:
                json.WriteBase64String(name, bytes);
                Annotate(name, EdmType.Binary);
                break;
            case BinaryData bytes:
                json.WriteBase64String(name, bytes);
                Annotate(name, EdmType.Binary);
                break;
            case DateTime:
                throw new NotSupportedException($"The DateTime of '{name}' is not UTC.");
            default:
                throw new NotSupportedException($"'{name}' is of {value.GetType()}, which tables do not know.");
        }
    }

    private void WriteTime(string name, DateTime time)
    {
        json.WriteString(name, time.ToString("O", CultureInfo.InvariantCulture));
        Annotate(name, EdmType.DateTime);
    }

    private void Annotate(string name, string type) => json.WriteString(name + EdmType.Annotation, type);
}
