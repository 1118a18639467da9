using Azure.Data.Tables;
using Dvc.Core.Agencies;
using Dvc.Core.Kpi;
using Dvc.Core.Periods;
using Dvc.Core.Postings;
using Dvc.Storage.Ledger;
using Dvc.Storage.RollUp;
using NodaTime;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Storage.Kpi;

/// <summary>
/// Sums an agency's kpis rows of procedures to the figures of any span of days: one request for all whole years, one for
/// each year and each month that the span or its opening cuts, at once.
/// </summary>
/// <param name="tables">The tables.</param>
public sealed class ProcedureReader(StorageTables tables)
{
    private static readonly string[] WithoutParts = ["PartitionKey", "RowKey", .. CounterColumns.Names, DerivedRow.ChangedAt];

    /// <summary>
    /// The figures of every procedure that <paramref name="agency"/> or an agency below it has any of up to the end of
    /// <paramref name="span"/>, by code. What belongs to no procedure is left out.
    /// </summary>
    /// <exception cref="ContradictoryFiguresException">A roll-up has written but some of what was read.</exception>
    public async Task<IReadOnlyDictionary<string, SpanSums>> ReadAsync(
        AgencyCode agency, DateInterval span, CancellationToken cancellationToken = default)
    {
        var plan = new SpanPlan([span]);
        var lastYear = plan.Parts.Where(part => part.Grain == PeriodGrain.Year).Max(year => year.Start.Year);
        var cutYears = plan.Parts.Where(part => part.Grain == PeriodGrain.Month).Select(month => month.Start.Year).Distinct();
        var cutMonths = plan.Parts.Where(part => part.Grain == PeriodGrain.Day).Select(day => day.Start.With(DateAdjusters.StartOfMonth)).Distinct();
        var stretches = await Task.WhenAll(
        [
            ReadWholeYearsAsync(agency, lastYear, cancellationToken),
            .. cutYears.Select(year => ReadPartsAsync(
                agency, ProcedureKeys.Years(agency), ProcedureKeys.OfYear(agency, year), PeriodGrain.Month, cancellationToken)),
            .. cutMonths.Select(month => ReadPartsAsync(
                agency, ProcedureKeys.Month(agency, month), ProcedureKeys.Of(agency), PeriodGrain.Day, cancellationToken)),
        ]);
        var sums = stretches
            .SelectMany(rows => rows)
            .Where(row => row.Procedure != LedgerKey.NoProcedure)
            .GroupBy(row => row.Procedure, row => row.Row, StringComparer.Ordinal)
            .ToDictionary(procedure => procedure.Key, procedure => SpanSums.Of(plan, [.. procedure], spans: 1)[0], StringComparer.Ordinal);
        foreach (var (procedure, sum) in sums)
        {
            FigureIdentities.RequireCounts(sum.Figures, $"{agency}'s procedure {procedure}");
        }

        return sums;
    }

    private async Task<List<(string Procedure, KpiRow Row)>> ReadWholeYearsAsync(AgencyCode agency, int lastYear, CancellationToken cancellationToken)
    {
        var (from, before) = (ProcedureKeys.Of(agency), ProcedureKeys.OfYear(agency, lastYear + 1));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {ProcedureKeys.Years(agency)} and RowKey ge {from} and RowKey lt {before}");
        List<(string, KpiRow)> years = [];
        await foreach (var row in tables.Kpis.QueryAsync<TableEntity>(filter, select: WithoutParts, cancellationToken: cancellationToken))
        {
            var year = KpiKeys.Period(PeriodGrain.Year, ProcedureKeys.YearOf(row.RowKey));
            years.Add((ProcedureKeys.ProcedureOf(row.RowKey), Row(agency, year, CounterColumns.Read(row), row)));
        }

        return years;
    }

    private async Task<List<(string Procedure, KpiRow Row)>> ReadPartsAsync(
        AgencyCode agency, string partition, string keyPrefix, PeriodGrain grain, CancellationToken cancellationToken)
    {
        var rows = await tables.Kpis.ReadRangeAsync(partition, keyPrefix, RowKeys.After(keyPrefix), cancellationToken);
        return [.. rows.SelectMany(
            ProcedureKeys.ReadParts,
            (row, part) => (ProcedureKeys.ProcedureOf(row.RowKey), Row(agency, Period.Containing(grain, part.Key.Day), part.Value, row)))];
    }

    private static KpiRow Row(AgencyCode agency, Period period, LedgerChange values, TableEntity row) =>
        new(agency, period, new SubtreeCounters(values.Counters, Own: null), values.LastEventAt, CounterColumns.Time(row, DerivedRow.ChangedAt));
}
