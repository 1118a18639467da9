using Azure;
using Azure.Data.Tables;
using static Dvc.Protocol.Tests.Schedules.Breaches;

namespace Dvc.Protocol.Tests.Schedules;

/// <summary>Recorders that break a rule about their transaction or their mark, and roll-ups that do about the mark.</summary>
internal static class MarkMutants
{
    public static Mutant MarkedBefore => new("the mark after the transaction", () =>
    {
        var breach = Marking((_, _) => UnwrittenAsync());
        breach.Submit = async (table, actions) =>
        {
            if (Has(actions, "d|"))
            {
                await breach.Tables!.GetTableClient("dirty").UpsertEntityAsync(
                    new TableEntity("mark", actions[0].Entity.PartitionKey) { ["markedAt"] = DateTimeOffset.UnixEpoch }, TableUpdateMode.Replace);
            }

            await table.SubmitTransactionAsync(actions);
        };
        return breach;
    });

    public static Mutant MarkedIfChanged => new("the mark always", () =>
    {
        var hasChanged = false;
        var breach = Marking((table, mark) => hasChanged ? table.UpsertEntityAsync(mark, TableUpdateMode.Replace) : UnwrittenAsync());
        breach.Submit = async (table, actions) =>
        {
            await table.SubmitTransactionAsync(actions);
            hasChanged |= Has(actions, "d|");
        };
        return breach;
    });

    public static Mutant NotMarked => new("the mark", () => Marking((_, _) => UnwrittenAsync()));

    public static Mutant NotRenewed => new("renewing the mark before a fold", () =>
    {
        var read = new Dictionary<string, ETag>(StringComparer.Ordinal);
        return Marking((table, mark) => table.UpsertEntityAsync(mark, TableUpdateMode.Replace), (_, mark) => UnwrittenAsync(read[mark.RowKey]), read);
    });

    public static Mutant TwoTransactions => new("state and deltas in one transaction", () => new Breach
    {
        Submit = async (table, actions) =>
        {
            var states = actions.FindAll(action => action.Entity.RowKey.StartsWith("d|", StringComparison.Ordinal));
            if (states.Count > 0)
            {
                await table.SubmitTransactionAsync(states);
            }

            await table.SubmitTransactionAsync(actions.Except(states));
        },
    });

    public static Mutant AnyMarkDeleted => new("deleting the mark in the version that was read", () => new Breach
    {
        Delete = (table, row) => table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.PartitionKey == "mark" ? ETag.All : row.ETag),
    });

    // How recorders mark, and, where that is broken, roll-ups: those have read the marks, in versions that go to read.
    private static Breach Marking(
        Func<TableClient, TableEntity, Task<Response>> mark,
        Func<TableClient, TableEntity, Task<Response>>? renew = null,
        Dictionary<string, ETag>? read = null)
    {
        var isRollUp = false;
        return new Breach
        {
            Query = async (table, filter) =>
            {
                var rows = await table.RowsAsync(filter);
                if (table.Name == "dirty")
                {
                    isRollUp = true;
                    rows.ForEach(row => read?[row.RowKey] = row.ETag);
                }

                return rows;
            },
            Upsert = (table, row) => row.PartitionKey != "mark" ? table.UpsertEntityAsync(row, TableUpdateMode.Replace)
                : !isRollUp ? mark(table, row)
                : renew?.Invoke(table, row) ?? table.UpsertEntityAsync(row, TableUpdateMode.Replace),
        };
    }
}
