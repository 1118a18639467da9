using System.Globalization;
using Dvc.Core.Agencies;
using NodaTime;
using NodaTime.Text;

namespace Dvc.Core.Catalog;

/// <summary>One of the lists that the catalogue is made of: its columns, and how an entry is read and written.</summary>
/// <typeparam name="T">The entry.</typeparam>
/// <param name="Columns">The columns, in the order of CSV.</param>
/// <param name="Read">Reads an entry and notes the rules that it breaks.</param>
/// <param name="Write">An entry's values by column; null where there is none.</param>
/// <param name="Key">The columns that tell an entry from the others.</param>
public sealed record CatalogList<T>(
    IReadOnlyList<EntryColumn> Columns, Func<EntryFields, T> Read, Func<T, IEnumerable<(string Column, object? Value)>> Write, IReadOnlyList<string> Key)
    : ICatalogList
{
    /// <inheritdoc />
    public CheckedEntry Check(EntryFields fields)
    {
        var texts = Write(Read(fields)).Where(value => value.Value is not null).ToDictionary(value => value.Column, value => Text(value.Value!), StringComparer.Ordinal);
        return new CheckedEntry(string.Join('|', Key.Select(column => texts.GetValueOrDefault(column, ""))), texts);
    }

    private static string Text(object value) => value switch
    {
        LocalDate day => LocalDatePattern.Iso.Format(day),
        IEnumerable<AgencyCode> codes => string.Join(' ', codes),
        IEnumerable<string> words => string.Join(' ', words),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
