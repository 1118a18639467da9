using System.Globalization;
using Dvc.Core.Agencies;
using Dvc.Core.Ingest;
using NodaTime;
using NodaTime.Text;

namespace Dvc.Core.Catalog;

/// <summary>
/// An entry of the catalogue as texts by column, which is what a line of CSV, a JSON object and a table row share. Reading
/// notes every broken rule and goes on, so that one answer names them all. An empty text is absent.
/// </summary>
/// <param name="texts">The texts by column.</param>
public sealed class EntryFields(IReadOnlyDictionary<string, string> texts)
{
    private const int MaxLength = 500;
    private const string Decimals = " (with a comma only in CSV that is separated by semicolons)";

    private readonly List<FieldError> errors = [];

    /// <summary>The rules that were broken so far.</summary>
    public IReadOnlyList<FieldError> Errors => errors;

    /// <summary>A text that must be there.</summary>
    public string Text(string name) =>
        IsAbsent(name) ? Refuse(name, ErrorCodes.Required, "is required", "") : OptionalText(name) ?? "";

    /// <summary>A text of at most 500 characters; null where it is absent.</summary>
    public string? OptionalText(string name) =>
        texts.GetValueOrDefault(name)?.Trim() is not { Length: > 0 } text ? null
        : text.Length <= MaxLength ? text
        : Refuse<string?>(name, ErrorCodes.Length, $"must have at most {MaxLength} characters", null);

    /// <summary>An agency's code, in the newer or the older form, or <c>VN</c>; it must be there.</summary>
    public AgencyCode Agency(string name) => Text(name) is { Length: > 0 } text ? ParseAgency(name, text) : AgencyCode.Country;

    /// <summary>An agency's code; null where it is absent.</summary>
    public AgencyCode? OptionalAgency(string name) => OptionalText(name) is { } text ? ParseAgency(name, text) : null;

    /// <summary>Several agencies' codes.</summary>
    public IReadOnlyList<AgencyCode> Agencies(string name) => [.. List(name).Select(text => ParseAgency(name, text))];

    /// <summary>Several words.</summary>
    public IReadOnlyList<string> List(string name) =>
        OptionalText(name)?.Split([' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>A date, <paramref name="absent"/> where it is left out; it must be there where that is null.</summary>
    public LocalDate Day(string name, LocalDate? absent = null) =>
        IsAbsent(name) ? absent ?? Refuse(name, ErrorCodes.Required, "is required", default(LocalDate)) : OptionalDay(name) ?? default;

    /// <summary>A date of ISO 8601; null where it is absent.</summary>
    public LocalDate? OptionalDay(string name) =>
        OptionalText(name) is not { } text ? null
        : LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= 2000 and <= 2100 } day } ? day
        : Refuse<LocalDate?>(name, ErrorCodes.Pattern, "must be a date of the years 2000 to 2100 such as 2026-11-24", null);

    /// <summary>A whole number, not negative; null where it is absent.</summary>
    public long? OptionalWhole(string name, long most) =>
        OptionalText(name) is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number
        : Refuse<long?>(name, ErrorCodes.Range, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from 0 to {most}"), null);

    /// <summary>A term in whole or half days, not negative; null where it is absent. It has at most one decimal, for 1.000 may mean a thousand.</summary>
    public decimal? OptionalTerm(string name, int most) =>
        OptionalText(name) is not { } text ? null
        : TryParse(text, most, out var days) && days.Scale <= 1 && decimal.IsInteger(2 * days) ? decimal.Truncate(2 * days) / 2
        : Refuse<decimal?>(name, ErrorCodes.Range, string.Create(CultureInfo.InvariantCulture, $"must be a number of whole or half days from 0 to {most}, such as 3 or 0.5{Decimals}"), null);

    /// <summary>A number that must be there, not negative.</summary>
    public decimal Number(string name, decimal most) =>
        Text(name) is not { Length: > 0 } text ? 0
        : TryParse(text, most, out var number) ? number
        : Refuse(name, ErrorCodes.Range, string.Create(CultureInfo.InvariantCulture, $"must be a number from 0 to {most}, such as 0.95{Decimals}"), 0m);

    /// <summary>A name of an enumeration; it must be there.</summary>
    public T Name<T>(string name)
        where T : struct, Enum => Text(name) is { Length: > 0 } text ? ParseName<T>(name, text) : default;

    /// <summary>A name of an enumeration; null where it is absent.</summary>
    public T? OptionalName<T>(string name)
        where T : struct, Enum => OptionalText(name) is { } text ? ParseName<T>(name, text) : null;

    /// <summary>Notes a broken rule and goes on with <paramref name="instead"/>.</summary>
    public T Refuse<T>(string name, string code, string rule, T instead)
    {
        errors.Add(new FieldError(name, code, $"{name} {rule}."));
        return instead;
    }

    private static bool TryParse(string text, decimal most, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) && number <= most;

    private bool IsAbsent(string name) => string.IsNullOrWhiteSpace(texts.GetValueOrDefault(name));

    private AgencyCode ParseAgency(string name, string text) =>
        AgencyCode.TryParseAny(text, out var code) ? code : Refuse(name, ErrorCodes.Pattern, "must be an agency code such as H60.12", AgencyCode.Country);

    private T ParseName<T>(string name, string text)
        where T : struct, Enum =>
        WireName<T>.TryParse(text, out var value)
            ? value
            : Refuse(name, ErrorCodes.Enumeration, $"must be one of {string.Join(", ", WireName<T>.All)}", default(T));
}
