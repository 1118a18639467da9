using System.Text.Json.Serialization;

namespace Dvc.Functions.Kpi;

/// <summary>The figures of one span, as leaders fetch them.</summary>
/// <param name="Period">The span.</param>
/// <param name="AsOf">When these figures last changed.</param>
/// <param name="TimeZone">The time zone of every date.</param>
/// <param name="Agency">The agency.</param>
/// <param name="Counts">The counts.</param>
/// <param name="Rates">The rates.</param>
/// <param name="Own">What the agency handles itself; absent where it has no subordinates or handles nothing itself.</param>
/// <param name="Previous">The comparison with the span before.</param>
/// <param name="Agencies">Every agency below, by code.</param>
public sealed record KpiAnswer(
    PeriodPart Period,
    string AsOf,
    string TimeZone,
    AgencyPart Agency,
    CountsPart Counts,
    RatesPart Rates,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OwnPart? Own,
    PreviousPart Previous,
    IReadOnlyList<AgencyRow> Agencies);
