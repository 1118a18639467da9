using Azure.Data.Tables;
using Dvc.Core.Postings;
using Dvc.Storage.Ledger;

namespace Dvc.Storage.Kpi;

/// <summary>The counters of an agency's subtree in a period, and of what the agency handles itself.</summary>
/// <param name="Whole">Of the subtree.</param>
/// <param name="Own">Of the agency itself; null where rows of a release before this column do not tell.</param>
internal sealed record SubtreeCounters(Counters Whole, Counters? Own)
{
    private const string Column = "own";

    // What most rows say, as most agencies have none below them.
    private const string All = "all";

    /// <summary>Nothing counted.</summary>
    public static SubtreeCounters Zero { get; } = new(Counters.Zero, Counters.Zero);

    /// <summary>What an agency handles itself.</summary>
    public static SubtreeCounters OfItself(Counters counters) => new(counters, counters);

    /// <summary>What is an agency's by the agencies below it.</summary>
    public static SubtreeCounters OfSubordinates(Counters counters) => new(counters, Counters.Zero);

    /// <summary>What a kpis row holds.</summary>
    public static SubtreeCounters Read(TableEntity row)
    {
        var whole = CounterColumns.ReadCounters(row);
        return new SubtreeCounters(whole, row.GetString(Column) switch
        {
            null => whole.IsZero ? whole : null,
            All => whole,
            var json => LedgerJson.ReadCounters(json),
        });
    }

    /// <summary>The sum of all; what the agencies handle themselves is known only where all know it.</summary>
    public static SubtreeCounters Sum(IReadOnlyCollection<SubtreeCounters> all) => new(
        Counters.Sum(all.Select(counters => counters.Whole)),
        all.Any(counters => counters.Own is null) ? null : Counters.Sum(all.Select(counters => counters.Own!)));

    /// <summary>The column that a kpis row has beside those of <see cref="Whole"/>.</summary>
    public IReadOnlyDictionary<string, object> Columns()
    {
        var columns = new Dictionary<string, object>(StringComparer.Ordinal);
        if (Own is not null)
        {
            columns[Column] = Whole.Equals(Own) ? All : LedgerJson.WriteCounters(Own);
        }

        return columns;
    }
}
