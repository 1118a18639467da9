using Azure.Data.Tables;
using Dvc.Core.Dossiers;
using Dvc.Core.Postings;
using Dvc.Storage.Dossiers;
using Dvc.Storage.Ledger;
using Dvc.Testing.Catalog;
using Dvc.Testing.Dossiers;
using NodaTime;

namespace Dvc.Storage.Tests;

/// <summary>
/// All that the tables hold, a line a row, against what dossiers post: summed here by brute force and with row keys
/// spelled as the design does, not as the code does. Rows whose counters are all zero count as absent.
/// </summary>
internal static class StoredNumbers
{
    /// <summary>What the tables must hold once no mark is left.</summary>
    public static SortedDictionary<string, string> Expected(IEnumerable<SentEvent> sent)
    {
        var dossiers = Histories.Merged(sent).ToList();
        var lines = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var dossier in dossiers)
        {
            lines[$"dossiers {Home.Of(dossier.Id)} d|{dossier.Id}"] = Line(dossier, dossier.Postings());
        }

        var rows = dossiers
            .SelectMany(dossier => dossier.Postings().Rows, (dossier, row) => (Home: Home.Of(dossier.Id), row.Key, row.Value))
            .SelectMany(row => Keys(row.Home, row.Key), (row, key) => (Key: key, row.Value))
            .GroupBy(row => row.Key, row => row.Value)
            .Select(row => (row.Key, Sum: Counters.Sum(row)));
        foreach (var (key, sum) in rows.Where(row => !row.Sum.IsZero))
        {
            lines[key] = sum.ToString();
        }

        return lines;
    }

    /// <summary>What the tables hold; deltas, touched days and marks too, which must not be there.</summary>
    public static async Task<SortedDictionary<string, string>> ReadAsync(StorageTables tables, CancellationToken cancellationToken)
    {
        var lines = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, table) in new[] { ("dossiers", tables.Dossiers), ("dirty", tables.Dirty), ("facts", tables.Facts), ("kpis", tables.Kpis) })
        {
            await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: cancellationToken))
            {
                if (Line(name, row) is { } line)
                {
                    lines[$"{name} {row.PartitionKey} {row.RowKey}"] = line;
                }
            }
        }

        return lines;
    }

    private static string? Line(string table, TableEntity row)
    {
        if (row.RowKey.StartsWith("d|", StringComparison.Ordinal))
        {
            var stored = StoredDossier.Read(row);
            return Line(stored.State, stored.Posted);
        }

        if (table == "dirty")
        {
            return row.PartitionKey == "journal" ? null : "mark";
        }

        if (row.RowKey is ['x' or 't' or 'm', '|', ..])
        {
            return "not rolled up";
        }

        var counters = CounterColumns.Read(row).Counters;
        return counters.IsZero ? null : counters.ToString();
    }

    private static string Line(Dossier state, PostingSet posted) => $"{state} posted {posted}";

    private static IEnumerable<string> Keys(string home, LedgerKey key)
    {
        yield return $"dossiers {home} k|{key.Agency}|{key.Day:uuuuMMdd}|{key.Procedure}";
        yield return $"facts {key.Day:uuuuMM}|{key.Agency.Value.Split('.')[0]} {key.Agency}|{key.Day:uuuuMMdd}|{key.Procedure}|{home}";
        var groups = key.Agency.Value.Split('.');
        string[] subtrees = key.Agency.Value == "VN" ? groups : ["VN", .. groups.Select((_, index) => string.Join('.', groups.Take(index + 1)))];
        foreach (var agency in subtrees)
        {
            foreach (var (grain, partition, period) in Periods(key.Day))
            {
                yield return $"kpis {partition} {period}|{agency}";
                yield return $"kpis {agency} {grain}|{period}";
            }
        }
    }

    private static IEnumerable<(string Grain, string Partition, string Period)> Periods(LocalDate day) =>
    [
        ("day", $"day|{day:uuuuMM}", $"{day:uuuu-MM-dd}"),
        ("month", $"month|{day:uuuu}", $"{day:uuuu-MM}"),
        ("year", "year", $"{day:uuuu}"),
    ];
}
