using System.Text.Json.Serialization;
using Dvc.Functions.Bulletins;
using Dvc.Functions.Http;

namespace Dvc.Functions.Kpi;

/// <summary>The figures of one span, as leaders fetch them.</summary>
/// <param name="Period">The span.</param>
/// <param name="AsOf">When these figures last changed; null where there are none.</param>
/// <param name="TimeZone">The time zone of every date.</param>
/// <param name="Agency">The agency.</param>
/// <param name="Counts">The counts.</param>
/// <param name="Rates">The rates.</param>
/// <param name="Own">What the agency handles itself; absent where it has no subordinates or handles nothing itself.</param>
/// <param name="Previous">The comparison with the span before.</param>
/// <param name="Agencies">Every agency below, by code.</param>
/// <param name="YearBefore">The comparison with the same span a year before; null where that year has none.</param>
/// <param name="YearToDate">The figures since the year began.</param>
/// <param name="Targets">What rates are to reach, by the rate's name; absent where nothing is set.</param>
/// <param name="Completeness">How many of the agencies below sent anything.</param>
[CsvRows("agencies", Whole = ["agency", "counts", "rates", "targets", "own", "restated"], LeftOut = ["previous", "yearBefore", "yearToDate", "completeness"])]
public sealed record KpiAnswer(
    PeriodPart Period,
    string? AsOf,
    string TimeZone,
    AgencyPart Agency,
    CountsPart Counts,
    RatesPart Rates,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OwnPart? Own,
    ComparisonPart Previous,
    IReadOnlyList<AgencyRow> Agencies,
    ComparisonPart? YearBefore,
    YearToDatePart YearToDate,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, TargetPart>? Targets,
    CompletenessPart Completeness) : FiguresAnswer
{
    /// <summary>When the week was published; absent where it is not, or is no week.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PublishedPart? Published { get; init; }

    /// <summary>The figures that are not any more as published, by path such as <c>counts.received.total</c>; absent where none is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, RestatedFigure>? Restated { get; init; }
}
