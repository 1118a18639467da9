using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CsvHelper;

namespace Dvc.Functions.Http;

/// <summary>
/// An answer as CSV (RFC 4180): a header, then a line for each row that <see cref="CsvRowsAttribute"/> names. Columns are
/// called by the JSON paths within the answer or the row. They come from the answer's type, so that they do not vary
/// with what is answered; only maps, such as targets, have the columns that their keys make.
/// </summary>
internal static class CsvForm
{
    /// <summary>The media type.</summary>
    public const string MediaType = "text/csv";

    /// <summary>The media type with its charset.</summary>
    public const string ContentType = MediaType + "; charset=utf-8";

    private const string List = "list";

    // Spreadsheets take UTF-8 for what it is only with its mark, and would run a name that begins as a formula does.
    private static readonly CsvWriterOptions Writing = new() { WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    /// <summary>The answer's CSV in UTF-8.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="type">Its type.</param>
    public static byte[] Write(JsonElement answer, JsonTypeInfo type)
    {
        var form = type.Type.GetCustomAttribute<CsvRowsAttribute>() ?? throw new ArgumentException($"{type.Type.Name} has no rows.", nameof(type));
        var shared = Cells(answer, form.Lists.Concat(form.Whole).Concat(form.LeftOut), isNamed: false);
        var whole = Cells(answer, form.Whole, isNamed: true);
        List<Dictionary<string, object>> rows = form.Whole.Length > 0 ? [Joined(shared, whole)] : [];
        foreach (var list in form.Lists)
        {
            rows.AddRange(answer.GetProperty(list).EnumerateArray().Select(row => Joined(shared, [KeyValuePair.Create(List, (object)list), .. Cells(row, "")])));
        }

        return Write(Columns(form, type, [.. rows.SelectMany(row => row.Keys).Distinct(StringComparer.Ordinal)]), rows);
    }

    private static byte[] Write(IReadOnlyList<string> columns, IEnumerable<Dictionary<string, object>> rows)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, Writing, leaveOpen: true))
        {
            csv.WriteRecord([.. columns]);
            foreach (var row in rows)
            {
                foreach (var column in columns)
                {
                    csv.WriteField(row.GetValueOrDefault(column));
                }

                csv.EndRecord();
            }
        }

        return stream.ToArray();
    }

    private static List<string> Columns(CsvRowsAttribute form, JsonTypeInfo type, IReadOnlyList<string> met)
    {
        var members = type.Properties.ToDictionary(member => member.Name, member => type.Options.GetTypeInfo(member.PropertyType), StringComparer.Ordinal);
        var shared = members.Keys.Except(form.Lists.Concat(form.Whole).Concat(form.LeftOut), StringComparer.Ordinal).SelectMany(name => Columns(members[name], name, met));
        var rows = form.Lists.SelectMany(list => Columns(type.Options.GetTypeInfo(members[list].ElementType!), "", met));
        var whole = form.Whole.SelectMany(name => Columns(members[name], name, met));
        return [.. (form.Lists.Count > 1 ? [List] : Array.Empty<string>()).Concat(shared).Concat(rows.Concat(whole).Distinct(StringComparer.Ordinal))];
    }

    private static IEnumerable<string> Columns(JsonTypeInfo type, string path, IReadOnlyList<string> met) => type.Kind switch
    {
        JsonTypeInfoKind.Object => type.Properties.SelectMany(member => Columns(type.Options.GetTypeInfo(member.PropertyType), Path(path, member.Name), met)),
        JsonTypeInfoKind.Dictionary => met.Where(one => one.StartsWith($"{path}.", StringComparison.Ordinal)),
        JsonTypeInfoKind.Enumerable when type.ElementType != typeof(string) => [],
        _ => [path],
    };

    // Of the members that are named, or of all others.
    private static List<KeyValuePair<string, object>> Cells(JsonElement answer, IEnumerable<string> names, bool isNamed) =>
        [.. answer.EnumerateObject().Where(member => names.Contains(member.Name, StringComparer.Ordinal) == isNamed).SelectMany(member => Cells(member.Value, member.Name))];

    private static IEnumerable<KeyValuePair<string, object>> Cells(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Cells(member.Value, Path(path, member.Name))),
        JsonValueKind.Array when value.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String) => [KeyValuePair.Create(path, (object)string.Join(' ', value.EnumerateArray()))],
        JsonValueKind.Array or JsonValueKind.Null => [],
        JsonValueKind.Number => [KeyValuePair.Create(path, (object)value.GetDecimal())],
        JsonValueKind.String => [KeyValuePair.Create(path, (object)value.GetString()!)],
        _ => [KeyValuePair.Create(path, (object)value.GetRawText())],
    };

    private static string Path(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static Dictionary<string, object> Joined(IEnumerable<KeyValuePair<string, object>> shared, IEnumerable<KeyValuePair<string, object>> own) =>
        shared.Concat(own).ToDictionary(StringComparer.Ordinal);
}
