using Azure.Data.Tables;
using Dvc.Core.Dossiers;
using Dvc.Core.Postings;
using Dvc.Storage;
using Dvc.Storage.Dossiers;
using Dvc.Storage.Ledger;
using Dvc.Testing.Catalog;
using Dvc.Testing.Dossiers;
using NodaTime;

namespace Dvc.Testing.Storage;

/// <summary>
/// All that the tables hold, a line a row, against what dossiers post: summed here by brute force and with row keys
/// spelled as the design does, not as the code does. Rows whose counters are all zero count as absent.
/// </summary>
public static class StoredNumbers
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

        var parts = dossiers
            .SelectMany(dossier => dossier.Postings().Rows)
            .SelectMany(row => Parts(row.Key), (row, place) => (place.Key, place.Part, row.Value))
            .GroupBy(row => row.Key);
        foreach (var row in parts)
        {
            var sums = row.GroupBy(part => part.Part, part => part.Value).Select(part => KeyValuePair.Create(part.Key, Counters.Sum(part)));
            if (LineOfParts(Counters.Sum(row.Select(part => part.Value)), sums) is { } line)
            {
                lines[row.Key] = line;
            }
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
        return row.TryGetValue("parts", out var parts)
            ? LineOfParts(counters, LedgerJson.ReadChanges((byte[])parts).Select(part => KeyValuePair.Create(part.Key.Day, part.Value.Counters)))
            : counters.IsZero ? null : counters.ToString();
    }

    private static string? LineOfParts(Counters whole, IEnumerable<KeyValuePair<LocalDate, Counters>> parts)
    {
        var sums = parts.Where(part => !part.Value.IsZero).OrderBy(part => part.Key).Select(part => $"{part.Key:uuuuMMdd}: {part.Value}").ToList();
        return sums.Count == 0 && whole.IsZero ? null : $"{whole} of {string.Join("; ", sums)}";
    }

    private static string Line(Dossier state, PostingSet posted) => $"{state} posted {posted}";

    private static IEnumerable<string> Keys(string home, LedgerKey key)
    {
        yield return $"dossiers {home} k|{key.Agency}|{key.Day:uuuuMMdd}|{key.Procedure}";
        yield return $"facts {key.Day:uuuuMM}|{key.Agency.Value.Split('.')[0]} {key.Agency}|{key.Day:uuuuMMdd}|{key.Procedure}|{home}";
        foreach (var agency in Subtrees(key.Agency.Value))
        {
            foreach (var (grain, partition, period) in Periods(key.Day))
            {
                yield return $"kpis {partition} {period}|{agency}";
                yield return $"kpis {agency} {grain}|{period}";
            }
        }
    }

    // The rows of months and years by procedure, and the day or month within them.
    private static IEnumerable<(string Key, LocalDate Part)> Parts(LedgerKey key)
    {
        foreach (var agency in Subtrees(key.Agency.Value))
        {
            var above = agency is "VN" || !agency.Contains('.', StringComparison.Ordinal) ? "VN" : agency.Split('.')[0];
            yield return ($"kpis procedure|{key.Day:uuuuMM}|{above} {agency}|{key.Procedure}", key.Day);
            yield return ($"kpis procedure|year|{above} {agency}|{key.Day:uuuu}|{key.Procedure}", new LocalDate(key.Day.Year, key.Day.Month, 1));
        }
    }

    private static string[] Subtrees(string agency)
    {
        var groups = agency.Split('.');
        return agency == "VN" ? groups : ["VN", .. groups.Select((_, index) => string.Join('.', groups.Take(index + 1)))];
    }

    private static IEnumerable<(string Grain, string Partition, string Period)> Periods(LocalDate day) =>
    [
        ("day", $"day|{day:uuuuMM}", $"{day:uuuu-MM-dd}"),
        ("month", $"month|{day:uuuu}", $"{day:uuuu-MM}"),
        ("year", "year", $"{day:uuuu}"),
    ];
}
