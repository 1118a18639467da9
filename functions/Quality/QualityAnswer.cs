using Dvc.Functions.Catalog;
using Dvc.Functions.Http;
using Dvc.Functions.Kpi;

namespace Dvc.Functions.Quality;

/// <summary>How far the figures of some days can be trusted.</summary>
/// <param name="Period">The days; what is counted lies on days up to today.</param>
/// <param name="AsOf">When these numbers last changed; null where there are none.</param>
/// <param name="TimeZone">The time zone of every date.</param>
/// <param name="Agency">The agency, its subtree included.</param>
/// <param name="Received">How many dossiers were received, against which gaps are to be seen.</param>
/// <param name="Resolved">How many were resolved, against which moves are to be seen.</param>
/// <param name="Counts">The numbers.</param>
/// <param name="Checks">The six checks that one-stop shops make of their own data, with their names.</param>
/// <param name="Calendar">The working calendar, without which due dates cannot be checked.</param>
/// <param name="Agencies">Every agency below, by code.</param>
[CsvRows("agencies", Whole = ["agency", "received", "resolved", "counts"], LeftOut = ["checks"])]
public sealed record QualityAnswer(
    PeriodPart Period,
    string? AsOf,
    string TimeZone,
    AgencyPart Agency,
    long Received,
    long Resolved,
    QualityCounts Counts,
    IReadOnlyList<QualityCheck> Checks,
    CalendarPart Calendar,
    IReadOnlyList<QualityRow> Agencies) : FiguresAnswer;
