using Azure.Data.Tables;
using Dvc.Core.Agencies;
using Dvc.Core.Periods;
using Dvc.Storage.Ledger;
using Dvc.Storage.RollUp;
using NodaTime;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Storage.Kpi;

/// <summary>The counters of one agency's subtree in one day, month or year.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="Period">The day, month or year.</param>
/// <param name="Counters">The counters of that period alone.</param>
/// <param name="LastEventAt">The sender's clock of the newest event behind them.</param>
/// <param name="ChangedAt">When they last changed.</param>
internal sealed record KpiRow(AgencyCode Agency, Period Period, SubtreeCounters Counters, Instant LastEventAt, Instant ChangedAt)
{
    public static KpiRow Read(PeriodGrain grain, string periodId, TableEntity row)
    {
        return new KpiRow(
            AgencyCode.Parse(row.GetString(KpiKeys.Agency)),
            KpiKeys.Period(grain, periodId),
            SubtreeCounters.Read(row),
            CounterColumns.LastEvent(row) ?? NodaConstants.UnixEpoch,
            CounterColumns.Time(row, DerivedRow.ChangedAt));
    }
}
