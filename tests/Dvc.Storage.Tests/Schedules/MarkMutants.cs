using Azure;
using Azure.Data.Tables;
using static Dvc.Storage.Tests.Schedules.Breaches;

namespace Dvc.Storage.Tests.Schedules;

/// <summary>Recorders that break a rule about their transaction or their mark, and roll-ups that do about the mark.</summary>
internal static class MarkMutants
{
    public static Mutant MarkedBefore => new("the mark after the transaction", () =>
    {
        var breach = new Breach { Upsert = (table, row) => row.PartitionKey == "mark" ? Task.CompletedTask : table.UpsertEntityAsync(row, TableUpdateMode.Replace) };
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
        return new Breach
        {
            Submit = async (table, actions) =>
            {
                await table.SubmitTransactionAsync(actions);
                hasChanged |= Has(actions, "d|");
            },
            Upsert = (table, row) => row.PartitionKey == "mark" && !hasChanged ? Task.CompletedTask : table.UpsertEntityAsync(row, TableUpdateMode.Replace),
        };
    });

    public static Mutant NotMarked => new("the mark", () => new Breach
    {
        Upsert = (table, row) => row.PartitionKey == "mark" ? Task.CompletedTask : table.UpsertEntityAsync(row, TableUpdateMode.Replace),
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
}
