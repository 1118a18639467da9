using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Dvc.Storage.Kpi;
using NodaTime;

namespace Dvc.Storage.Audit;

/// <summary>Finds the months that have facts or kpis, by skipping from partition to partition.</summary>
/// <param name="tables">The tables.</param>
internal sealed class PublishedMonths(StorageTables tables)
{
    private const string Days = "day|";
    private const string Months = "month|";
    private const string Procedures = $"{ProcedureKeys.Procedure}|";

    /// <summary>The first days of the months in which anything is published, and of years that have months.</summary>
    public async Task<IReadOnlySet<LocalDate>> ReadAsync(CancellationToken cancellationToken)
    {
        var months = new HashSet<LocalDate>();
        await foreach (var partition in PartitionsAsync(tables.Kpis, Days, partition => partition, cancellationToken))
        {
            months.Add(FirstDay(partition[Days.Length..]));
        }

        await foreach (var partition in PartitionsAsync(tables.Kpis, Months, partition => partition, cancellationToken))
        {
            months.Add(FirstDay(partition[Months.Length..] + "01"));
        }

        await foreach (var partition in PartitionsAsync(tables.Kpis, Procedures, RestOfMonthByProcedure, cancellationToken))
        {
            if (MonthByProcedure(partition) is { } month)
            {
                months.Add(FirstDay(month));
            }
        }

        await foreach (var partition in PartitionsAsync(tables.Facts, "", RestOfMonth, cancellationToken))
        {
            months.Add(FirstDay(Month(partition)));
        }

        return months;
    }

    private static string Month(string partitionOfFacts) => partitionOfFacts.Split('|')[0];

    private static string RestOfMonth(string partitionOfFacts) => RowKeys.After(Month(partitionOfFacts) + '|');

    // Null for the rows of years.
    private static string? MonthByProcedure(string partition) => partition.Split('|')[1] is var month && char.IsAsciiDigit(month[0]) ? month : null;

    private static string RestOfMonthByProcedure(string partition) => RowKeys.After($"{Procedures}{partition.Split('|')[1]}|");

    private static LocalDate FirstDay(string month) => RowKeys.ParseDay(month + "01");

    private static async IAsyncEnumerable<string> PartitionsAsync(
        TableClient table,
        string prefix,
        Func<string, string> skip,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var last = prefix; await FirstAfterAsync(table, last, cancellationToken) is { } partition; last = skip(partition))
        {
            if (!partition.StartsWith(prefix, StringComparison.Ordinal))
            {
                yield break;
            }

            yield return partition;
        }
    }

    private static async Task<string?> FirstAfterAsync(TableClient table, string partition, CancellationToken cancellationToken) =>
        (await table.FirstAsync(TableClient.CreateQueryFilter($"PartitionKey gt {partition}"), cancellationToken))?.PartitionKey;
}
