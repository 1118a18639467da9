using Azure.Data.Tables;
using Dvc.Core.Agencies;
using NodaTime;

namespace Dvc.Storage;

/// <summary>How facts are found.</summary>
internal static class FactsKeys
{
    /// <summary>
    /// Filters that together take the facts of a subtree in a month: those of all below the agency, and its own. '/'
    /// follows '.'.
    /// </summary>
    public static IEnumerable<string> Subtree(AgencyCode agency, LocalDate month)
    {
        if (agency == AgencyCode.Country)
        {
            var all = $"{RowKeys.Month(month)}|";
            return [TableClient.CreateQueryFilter($"PartitionKey ge {all} and PartitionKey lt {RowKeys.After(all)}")];
        }

        var partition = TableClient.CreateQueryFilter($"PartitionKey eq {RowKeys.FactsPartition(agency, month)}");
        return new[] { (From: $"{agency}.", Before: $"{agency}/"), (From: $"{agency}|", Before: RowKeys.After($"{agency}|")) }
            .Select(range => partition + TableClient.CreateQueryFilter($" and RowKey ge {range.From} and RowKey lt {range.Before}"));
    }
}
