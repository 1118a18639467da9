using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Dvc.Core.Catalog;
using Dvc.Core.Ingest;

namespace Dvc.Functions.Catalog;

/// <summary>A list of the catalogue as CSV, with a header line, and as a JSON array of flat objects.</summary>
internal static class CatalogForm
{
    private static readonly CsvReaderOptions Reading = new()
    {
        MalformedData = CsvMalformedDataHandling.Throw, FieldCountMismatch = CsvFieldCountHandling.Throw, TrackLineNumbers = true,
    };

    // Spreadsheets take UTF-8 for what it is only with its mark.
    private static readonly CsvWriterOptions Writing = new() { WriteByteOrderMark = true };

    /// <summary>The entries of a CSV text.</summary>
    /// <exception cref="FormatException">A column is unknown, or a line has other columns than the header.</exception>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> ReadCsv(ReadOnlyMemory<byte> content, IReadOnlyList<EntryColumn> columns)
    {
        try
        {
            using var csv = CsvReader.Create(content, Reading);
            return [.. ReadLines(csv, columns)];
        }
        catch (CsvFormatException failure)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {failure.LineNumber} is no CSV, or has not as many fields as the header. A decimal comma needs semicolons between fields."), failure);
        }
    }

    private static IEnumerable<IReadOnlyDictionary<string, string>> ReadLines(CsvReader csv, IReadOnlyList<EntryColumn> columns)
    {
        csv.ReadHeader();
        var header = csv.Headers.ToArray();
        if (header.Any(name => columns.All(column => column.Name != name)) || header.Distinct(StringComparer.Ordinal).Count() < header.Length)
        {
            throw new FormatException($"The header may name only, and each once: {string.Join(", ", columns.Select(column => column.Name))}.");
        }

        // Vietnamese spreadsheets separate fields by semicolons because the comma is their decimal sign.
        HashSet<string> numbers = csv.Separator == ';'
            ? [.. columns.Where(column => column.Kind == EntryColumnKind.Number).Select(column => column.Name)]
            : [];
        while (csv.Read())
        {
            yield return header.Index().ToDictionary(column => column.Item, column => WithDecimalPoint(csv.GetString(column.Index), numbers.Contains(column.Item)), StringComparer.Ordinal);
        }
    }

    private static string WithDecimalPoint(string text, bool hasComma) => hasComma ? text.Replace(',', '.') : text;

    /// <summary>The entries of a JSON array; a value that is none of text, number, or array of texts is noted as broken.</summary>
    /// <exception cref="FormatException">It is no array of objects.</exception>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> ReadJson(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            return [.. json.RootElement.EnumerateArray().Index().Select(entry => ReadEntry(entry.Index, entry.Item))];
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new FormatException("The body must be a JSON array of objects, whose members are texts, numbers or arrays of texts.", failure);
        }
    }

    private static Dictionary<string, string> ReadEntry(int index, JsonElement entry) =>
        JsonText.Repeated(entry).FirstOrDefault() is { } repeated
            ? throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Entry {index}: {JsonText.Duplicate(repeated).Message}"))
            : entry.EnumerateObject()
                .Where(member => member.Value.ValueKind != JsonValueKind.Null)
                .ToDictionary(member => member.Name, member => Text(member.Value), StringComparer.Ordinal);

    /// <summary>The list as CSV, in UTF-8 with the mark that spreadsheets need to see it.</summary>
    public static byte[] WriteCsv(IEnumerable<IReadOnlyDictionary<string, string>> entries, IReadOnlyList<EntryColumn> columns)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, Writing, leaveOpen: true))
        {
            csv.WriteRecord([.. columns.Select(column => column.Name)]);
            foreach (var entry in entries)
            {
                csv.WriteRecord([.. columns.Select(column => entry.GetValueOrDefault(column.Name, ""))]);
            }
        }

        return stream.ToArray();
    }

    /// <summary>The list as JSON; absent values are null.</summary>
    public static byte[] WriteJson(IEnumerable<IReadOnlyDictionary<string, string>> entries, IReadOnlyList<EntryColumn> columns)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (var entry in entries)
            {
                json.WriteStartObject();
                foreach (var column in columns)
                {
                    Write(json, column, entry.GetValueOrDefault(column.Name));
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, EntryColumn column, string? text)
    {
        json.WritePropertyName(column.Name);
        switch (column.Kind)
        {
            case EntryColumnKind.List:
                json.WriteStartArray();
                foreach (var word in (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    json.WriteStringValue(word);
                }

                json.WriteEndArray();
                break;
            case EntryColumnKind.Number when text is not null:
                json.WriteRawValue(text);
                break;
            default:
                json.WriteStringValue(text);
                break;
        }
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(' ', value.EnumerateArray().Select(JsonText.Of)),
        JsonValueKind.Number => value.GetRawText(),
        _ => JsonText.Of(value) ?? throw new FormatException("A value is no text."),
    };
}
