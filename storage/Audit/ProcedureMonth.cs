using Dvc.Core.Agencies;
using Dvc.Core.Postings;
using NodaTime;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Storage.Audit;

/// <summary>An agency's month by procedure.</summary>
/// <param name="Month">The first day.</param>
/// <param name="Counted">The month's counters by procedure, summed up again.</param>
/// <param name="Wrong">The days that rows are wrong in, and how many rows are first found wrong by each.</param>
/// <param name="Subordinates">The agencies directly below that have rows.</param>
internal sealed record ProcedureMonth(
    LocalDate Month,
    IReadOnlyDictionary<string, Counters> Counted,
    IReadOnlyList<(Period Period, int Rows)> Wrong,
    IReadOnlyList<AgencyCode> Subordinates);
