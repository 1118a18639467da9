using System.Globalization;
using System.Text;
using Dvc.Core;
using Dvc.Core.Agencies;
using Dvc.Core.Catalog;
using Dvc.Core.Periods;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Functions.Http;

/// <summary>The parameters of a request. What cannot be read is noted, and named with what would be right.</summary>
/// <param name="request">The request.</param>
internal sealed class RequestQuery(HttpRequest request)
{
    /// <summary>What an agency must be.</summary>
    public const string AgencyForm = "an agency code such as H60.12, or VN for the whole tree";

    /// <summary>What the last day must be.</summary>
    public const string NotBeforeFrom = "a day not before from";

    /// <summary>What the first day must be where the future has no figures.</summary>
    private const string Begun = "a day that has begun";

    private static readonly string[] Flags = ["true", "false"];

    /// <summary>The answer to the first parameter that could not be read; null where all could.</summary>
    public ContentResult? Problem { get; private set; }

    /// <summary><c>agency</c>, in letters of either case; absent, the whole tree.</summary>
    public AgencyCode Agency() =>
        request.Query["agency"].ToString() is not { Length: > 0 } text ? AgencyCode.Country
        : AgencyCode.TryParseAny(Upper(text), out var agency) ? agency
        : Refuse("agency", AgencyForm, AgencyCode.Country);

    /// <summary>A part of the path that is the name of one of an enumeration.</summary>
    public T Named<T>(string name, string text)
        where T : struct, Enum =>
        WireName<T>.TryParse(text, out var value)
            ? value
            : Refuse(name, NameOf(WireName<T>.All), default(T));

    /// <summary>A period's name, in letters of either case; it must have begun by <paramref name="today"/>.</summary>
    public Period Period(string name, PeriodGrain grain, string text, LocalDate today)
    {
        var example = Core.Periods.Period.Containing(grain, today);
        return !Core.Periods.Period.TryParse(grain, Upper(text), out var period) ? Refuse(name, $"a {WireName<PeriodGrain>.Of(grain)} such as {example.Id}", example)
            : period.Start > today ? Refuse(name, "a period that has begun", example)
            : period;
    }

    /// <summary>The period that the path's <c>grain</c> and <c>period</c> name; it must have begun by <paramref name="today"/>.</summary>
    public Period NamedPeriod(string grain, string period, LocalDate today) => Period("period", Named<PeriodGrain>("grain", grain), period, today);

    /// <summary>
    /// A day in the form of ISO 8601, or the name of any period, which stands for its first day and as <c>to</c> for its last;
    /// <paramref name="absent"/> where the parameter is left out, required where that is null.
    /// </summary>
    public LocalDate Day(string name, LocalDate? absent, LocalDate today)
    {
        var text = request.Query[name].ToString();
        return text.Length == 0 && absent is { } day ? day
            : Core.Periods.Period.Find(Upper(text)) is { Start.Year: >= 2000, End.Year: <= 2100 } period ? (name == "to" ? period.End : period.Start)
            : Refuse(name, DayForm(today), today);
    }

    /// <summary>What <c>from</c> and <c>to</c> must be.</summary>
    private static string DayForm(LocalDate today) =>
        $"a day such as {LocalDatePattern.Iso.Format(today)} or a period such as {Core.Periods.Period.Containing(PeriodGrain.Week, today).Id}, of the years 2000 to 2100";

    /// <summary>The days <c>from</c> to <c>to</c>, both required and both included; the first must have begun.</summary>
    public DateInterval Days(LocalDate today)
    {
        var days = AnyDays(today);
        return days.Start > today ? Refuse("from", Begun, days) : days;
    }

    /// <summary>The days <c>from</c> to <c>to</c>, both required and both included, in the future too.</summary>
    public DateInterval AnyDays(LocalDate today)
    {
        var from = Day("from", absent: null, today);
        var to = Day("to", absent: null, today);
        return new DateInterval(from, to < from ? Refuse("to", NotBeforeFrom, from) : to);
    }

    /// <summary>A day as <see cref="Day"/> reads it; null where the parameter is left out.</summary>
    public LocalDate? OptionalDay(string name, LocalDate today) =>
        request.Query[name].ToString().Length == 0 ? null : Day(name, absent: null, today);

    /// <summary>One of <paramref name="names"/>; null where the parameter is left out.</summary>
    public string? OneOf(string name, IReadOnlyList<string> names) =>
        request.Query[name].ToString() is not { Length: > 0 } text ? null
        : names.Contains(text, StringComparer.Ordinal) ? text
        : Refuse<string?>(name, NameOf(names), null);

    /// <summary><c>true</c> or <c>false</c>; false where the parameter is left out.</summary>
    public bool Flag(string name) => OneOf(name, Flags) == "true";

    /// <summary>The form of the answer, from <c>format</c> or <c>Accept</c>, <c>pretty</c> and <c>level</c>.</summary>
    public AnswerForm Form()
    {
        var isCsv = AnswerForm.AsksForCsv(request, OneOf("format", AnswerForm.Formats));
        var isPretty = Pretty();
        return new AnswerForm(isCsv, isPretty && !isCsv, OneOf("level", WireName<AgencyLevel>.All));
    }

    /// <summary><c>pretty</c>, whose name alone is enough.</summary>
    public bool Pretty() => OneOf("pretty", Flags) is not "false" && request.Query.ContainsKey("pretty");

    /// <summary>A whole number of a range, both ends included; <paramref name="absent"/> where the parameter is left out.</summary>
    public int Number(string name, int absent, int least, int most) =>
        request.Query[name].ToString() is not { Length: > 0 } text ? absent
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : Refuse(name, NumberOf(least, most), absent);

    /// <summary>The <c>after</c> of a list, where a page begins; null for the first page.</summary>
    public string? After(Predicate<string> isPlace) =>
        request.Query["after"].ToString() is not { Length: > 0 } text ? null
        : isPlace(text) ? text
        : Refuse<string?>("after", "what next of the page before says", null);

    /// <summary>What a name must be.</summary>
    public static string NameOf(IEnumerable<string> names) => $"one of {string.Join(", ", names)}";

    /// <summary>What a number must be.</summary>
    public static string NumberOf(int least, int most) => string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}");

    // Of ASCII letters only: others that look alike are no code's.
    private static string Upper(string text) => Ascii.IsValid(text) ? text.ToUpperInvariant() : text;

    /// <summary>Notes that a parameter cannot be used, and goes on with <paramref name="instead"/> to find what else is wrong.</summary>
    public T Refuse<T>(string name, string rule, T instead)
    {
        Problem ??= Http.Problem.BadParameter(name, rule);
        return instead;
    }
}
