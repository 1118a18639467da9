using Dvc.Functions.Http;

namespace Dvc.Functions.Kpi;

/// <summary>The figures of one agency over adjoining periods.</summary>
/// <param name="Grain">The kind of period.</param>
/// <param name="AsOf">When these figures last changed; null where there are none.</param>
/// <param name="TimeZone">The time zone of every date.</param>
/// <param name="Agency">The agency.</param>
/// <param name="Periods">The periods in order.</param>
[CsvRows("periods")]
public sealed record SeriesAnswer(
    string Grain, string? AsOf, string TimeZone, AgencyPart Agency, IReadOnlyList<SeriesPeriod> Periods) : FiguresAnswer;
