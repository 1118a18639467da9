using Azure;
using Azure.Data.Tables;
using static Dvc.Protocol.Tests.Schedules.Breaches;

namespace Dvc.Protocol.Tests.Schedules;

/// <summary>Roll-ups that break a rule about deltas, ledger rows or touched rows.</summary>
internal static class FoldMutants
{
    public static Mutant OneScan => new("separate queries for x| and t|", () =>
    {
        var touched = new Dictionary<string, List<TableEntity>>(StringComparer.Ordinal);
        return new Breach
        {
            Query = async (table, filter) =>
            {
                if (IsOf(filter, "x|"))
                {
                    touched[Partition(filter)] = await table.RowsAsync(filter.Replace("'x|'", "'t|'", StringComparison.Ordinal).Replace("'x}'", "'t}'", StringComparison.Ordinal));
                }

                return IsOf(filter, "t|") ? touched[Partition(filter)] : await table.RowsAsync(filter);
            },
        };
    });

    public static Mutant GivingUp => new("asking for x| again after a failed fold", () =>
    {
        var hasFailed = false;
        return new Breach
        {
            Submit = async (table, actions) =>
            {
                try
                {
                    await table.SubmitTransactionAsync(actions);
                }
                catch (RequestFailedException) when (Has(actions, "k|"))
                {
                    hasFailed = true;
                }
            },
            Query = async (table, filter) => hasFailed && IsOf(filter, "x|") ? [] : await table.RowsAsync(filter),
        };
    });

    public static Mutant OwnAlone => new("publishing others' touched rows", () =>
    {
        List<ITableEntity> own = [];
        return new Breach
        {
            Submit = (table, actions) =>
            {
                own.AddRange(actions.Where(action => action.ActionType == TableTransactionActionType.Add).Select(action => action.Entity));
                return table.SubmitTransactionAsync(actions);
            },
            Query = async (table, filter) =>
            {
                var rows = await table.RowsAsync(filter);
                return IsOf(filter, "t|") ? rows.FindAll(row => own.Exists(one => one.RowKey == row.RowKey)) : rows;
            },
        };
    });

    public static Mutant LedgerByUpsert => new(
        "If-Match on ledger rows", () => Without(action => action.Entity.RowKey.StartsWith("k|", StringComparison.Ordinal)));

    public static Mutant TouchedDeletedFirst => new("deleting t| rows after publication", () => new Breach
    {
        Query = async (table, filter) =>
        {
            var rows = await table.RowsAsync(filter);
            if (IsOf(filter, "t|") && rows.Count > 0)
            {
                await table.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row)));
            }

            return rows;
        },
        Submit = (table, actions) => IsDeletionOfTouched(actions) ? Task.CompletedTask : table.SubmitTransactionAsync(actions),
    });

    public static Mutant AllTouchedDeleted => new("deleting only the t| rows that were read", () => new Breach
    {
        Submit = async (table, actions) =>
        {
            if (IsDeletionOfTouched(actions))
            {
                var home = actions[0].Entity.PartitionKey;
                var rows = await table.RowsAsync($"PartitionKey eq '{home}' and RowKey ge 't|' and RowKey lt 't}}'");
                actions = [.. rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row))];
            }

            await table.SubmitTransactionAsync(actions);
        },
    });

    public static Mutant MovesDeletedFirst => new("deleting m| rows only after copying them", () => new Breach
    {
        Query = async (table, filter) =>
        {
            var rows = await table.RowsAsync(filter);
            if (IsOf(filter, "m|") && rows.Count > 0)
            {
                await table.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row)));
            }

            return rows;
        },
        Submit = (table, actions) => actions.TrueForAll(action => action.ActionType == TableTransactionActionType.Delete) && Has(actions, "m|")
            ? Task.CompletedTask
            : table.SubmitTransactionAsync(actions),
    });
}
