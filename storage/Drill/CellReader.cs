using Azure.Data.Tables;
using Dvc.Core.Kpi;
using Dvc.Core.Periods;
using Dvc.Core.Postings;
using Dvc.Storage.Dossiers;
using Dvc.Storage.Kpi;
using Dvc.Storage.Ledger;
using Dvc.Storage.RollUp;
using NodaTime;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Storage.Drill;

/// <summary>
/// Lists the dossiers behind a figure. Facts, which the figure is summed from, name the homes that its dossiers are
/// stored in; only those are read, and a dossier is listed by what is posted for it.
/// </summary>
/// <param name="tables">The tables.</param>
/// <param name="kpis">Reads the figure itself.</param>
/// <param name="marks">Tell which homes have changes that the figure does not have.</param>
public sealed class CellReader(StorageTables tables, KpiReader kpis, DirtyMarks marks)
{
    private static readonly LocalDate NoDayBefore = new(1, 1, 1);

    /// <summary>Whether <paramref name="text"/> has the form of a place where a page ends.</summary>
    public static bool IsPlace(string text) => TableClientExtensions.IsPlace(text);

    /// <summary>A page of the dossiers behind the figure, and the figure.</summary>
    /// <param name="cell">The figure.</param>
    /// <param name="after">Where the page before ended; null for the first page.</param>
    /// <param name="take">At most so many; fewer only on the last page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ContradictoryFiguresException">A roll-up has written but some of the figure.</exception>
    public async Task<CellPage> ReadAsync(DossierCell cell, string? after, int take, CancellationToken cancellationToken = default)
    {
        var before = await SumAsync(cell, cancellationToken);
        var (dossiers, next, homes) = await ListAsync(cell, after, take, cancellationToken);
        var sums = await SumAsync(cell, cancellationToken);

        // A dossier that was recorded and is not marked yet is in a message still: who asks for pending after this is told.
        var isAhead = sums != before || (await marks.ListAsync(cancellationToken)).Any(mark => homes.Contains(mark.Home));
        return new CellPage(cell.State.Of(sums.Figures), sums.ChangedAt, dossiers, next, isAhead);
    }

    private async Task<SpanSums> SumAsync(DossierCell cell, CancellationToken cancellationToken) =>
        (await kpis.ReadSeriesAsync(cell.Agency, [cell.Days], cancellationToken))[0];

    private async Task<(List<CellDossier> Dossiers, string? Next, HashSet<string> Homes)> ListAsync(
        DossierCell cell, string? after, int take, CancellationToken cancellationToken)
    {
        var place = TableClientExtensions.Place(after);
        List<CellDossier> found = [];
        HashSet<string> homes = new(StringComparer.Ordinal);
        var last = (Home: "", Row: "");
        foreach (var home in await HomesAsync(cell, cancellationToken))
        {
            if (string.CompareOrdinal(home, place?.PartitionKey) < 0)
            {
                continue;
            }

            homes.Add(home);
            var filter = Rows(home, home == place?.PartitionKey ? place?.RowKey : null);
            await foreach (var row in tables.Dossiers.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            {
                if (Listed(cell, row) is not { } dossier)
                {
                    continue;
                }

                if (found.Count == take)
                {
                    return (found, TableClientExtensions.PlaceOf(last.Home, last.Row), homes);
                }

                found.Add(dossier);
                last = (home, row.RowKey);
            }
        }

        return (found, null, homes);
    }

    private static string Rows(string home, string? after)
    {
        var (first, last) = (RowKeys.Dossiers, RowKeys.After(RowKeys.Dossiers));
        var rows = TableClient.CreateQueryFilter($"PartitionKey eq {home} and RowKey ge {first} and RowKey lt {last}");
        return after is null ? rows : rows + TableClient.CreateQueryFilter($" and RowKey gt {after}");
    }

    private static CellDossier? Listed(DossierCell cell, TableEntity row)
    {
        var stored = StoredDossier.Read(row);
        var posted = stored.Posted.Rows;
        return cell.State.Of(posted, cell.Agency, cell.Days) == 0
            ? null
            : new CellDossier(posted.Keys.First(key => key.Agency.IsWithin(cell.Agency)).Agency, stored.State);
    }

    // In order, so that a page can go on where the one before ended.
    private async Task<IEnumerable<string>> HomesAsync(DossierCell cell, CancellationToken cancellationToken)
    {
        var facts = new List<(string Home, LedgerKey Key, Counters Counters)>();
        foreach (var filter in (await MonthsAsync(cell, cancellationToken)).SelectMany(month => FactsKeys.Subtree(cell.Agency, month)))
        {
            facts.AddRange((await tables.Facts.ReadAsync(filter, cancellationToken))
                .Select(row => (Name: RowKeys.ParseFact(row.RowKey), Counters: CounterColumns.ReadCounters(row)))
                .Select(row => (row.Name.Home, row.Name.Key, row.Counters)));
        }

        return facts
            .GroupBy(row => row.Home, row => KeyValuePair.Create(row.Key, row.Counters), StringComparer.Ordinal)
            .Where(home => cell.State.Of(home, cell.Agency, cell.Days) != 0)
            .Select(home => home.Key)
            .Order(StringComparer.Ordinal);
    }

    private async Task<IEnumerable<LocalDate>> MonthsAsync(DossierCell cell, CancellationToken cancellationToken)
    {
        var from = Month(cell.State.IsStanding ? NoDayBefore : cell.Days.Start);
        var rows = await tables.Kpis.ReadRangeAsync(cell.Agency.Value, from, RowKeys.After(Month(cell.Days.End) + "!"), cancellationToken);
        return rows.Select(row => KpiKeys.Period(PeriodGrain.Month, KpiKeys.PeriodOfAgencyRow(row.RowKey)).Start);
    }

    private static string Month(LocalDate day) => KpiKeys.InAgency(PeriodGrain.Month, Period.Containing(PeriodGrain.Month, day).Id);
}
