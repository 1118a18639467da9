using Azure;
using Azure.Data.Tables;
using Dvc.Storage.Ledger;
using static Dvc.Protocol.Tests.Schedules.Breaches;

namespace Dvc.Protocol.Tests.Schedules;

/// <summary>Roll-ups that break a rule about derived rows, or about the version that tells readers of them.</summary>
internal static class PublicationMutants
{
    public static Mutant FactsByUpsert => new("If-Match on facts", () => Without(action => action.Entity.PartitionKey.StartsWith("2026", StringComparison.Ordinal)));

    public static Mutant SecondCopyByUpsert => new("If-Match on the second copy of a kpis row", () => Without(action => action.Entity.PartitionKey is "VN" or "H60" or "H60.12" or "H60.13"));

    public static Mutant ProcedureByUpsert => new(
        "If-Match on a row by procedure", () => Without(action => action.Entity.PartitionKey.StartsWith("procedure|", StringComparison.Ordinal)));

    public static Mutant VersionReadLast => new("reading a row before its inputs", () => new Breach
    {
        Submit = async (table, actions) =>
        {
            for (var index = 0; IsDerived(table) && index < actions.Count; index++)
            {
                var row = actions[index].Entity;
                if (await table.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, row.RowKey) is { HasValue: true } stored)
                {
                    actions[index] = new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, stored.Value!.ETag);
                }
            }

            await table.SubmitTransactionAsync(actions);
        },
    });

    public static Mutant EqualLeftOut => new("writing when equal", () =>
    {
        var read = new Dictionary<(string, string), TableEntity>();
        return new Breach
        {
            Query = (table, filter) => RememberAsync(read, table, filter),
            Submit = (table, actions) => SubmitAsync(table, actions.FindAll(action => !(IsDerived(table) && IsUnchanged(read, action)))),
        };
    });

    public static Mutant StoppingAtUnchanged => new("going on past an unchanged row", () =>
    {
        var read = new Dictionary<(string, string), TableEntity>();
        var isStopped = false;
        return new Breach
        {
            Query = (table, filter) => RememberAsync(read, table, filter),
            Submit = (table, actions) =>
            {
                isStopped = table.Name == "facts" ? actions.TrueForAll(action => IsUnchanged(read, action)) : isStopped && table.Name == "kpis";
                return isStopped && table.Name == "kpis" ? Task.CompletedTask : table.SubmitTransactionAsync(actions);
            },
        };
    });

    public static Mutant ZerosLeftOut => new("rows of zeros", () => LeavingOut((table, action) => IsDerived(table) && !IsByProcedure(action) && IsNewZero(action)));

    public static Mutant EmptyLeftOut => new("writing a row by procedure whose touched parts are gone", () => LeavingOut((table, action) => IsByProcedure(action) && IsNewZero(action)));

    public static Mutant VersionFirst => new("changing the figures' version after kpis are written", () =>
    {
        var isChanged = false;
        var breach = new Breach
        {
            Upsert = (table, row) =>
            {
                var isDone = row.RowKey == "figures" && isChanged;
                isChanged &= row.RowKey != "figures";
                return isDone ? UnwrittenAsync() : table.UpsertEntityAsync(row, TableUpdateMode.Replace);
            },
        };
        breach.Submit = async (table, actions) =>
        {
            if (table.Name == "kpis" && !isChanged)
            {
                isChanged = true;
                await breach.Tables!.GetTableClient("dirty").UpsertEntityAsync(NewVersion(), TableUpdateMode.Replace);
            }

            await table.SubmitTransactionAsync(actions);
        };
        return breach;
    });

    public static Mutant VersionLast => new("changing it before t| rows are deleted", () =>
    {
        var breach = new Breach { Upsert = (table, row) => row.RowKey == "figures" ? UnwrittenAsync() : table.UpsertEntityAsync(row, TableUpdateMode.Replace) };
        breach.Submit = async (table, actions) =>
        {
            await table.SubmitTransactionAsync(actions);
            if (IsDeletionOfTouched(actions))
            {
                await breach.Tables!.GetTableClient("dirty").UpsertEntityAsync(NewVersion(), TableUpdateMode.Replace);
            }
        };
        return breach;
    });

    public static Mutant VersionOfSuccessAlone => new("changing it after a failure, too", () =>
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
                catch (RequestFailedException failure) when (failure.Status >= 500 && table.Name == "kpis")
                {
                    hasFailed = true;
                    throw;
                }
            },
            Upsert = (table, row) => hasFailed && row.RowKey == "figures" ? UnwrittenAsync() : table.UpsertEntityAsync(row, TableUpdateMode.Replace),
        };
    });

    private static TableEntity NewVersion() => new("journal", "figures") { ["version"] = Guid.NewGuid().ToString() };

    private static async Task<List<TableEntity>> RememberAsync(Dictionary<(string, string), TableEntity> read, TableClient table, string filter)
    {
        var rows = await table.RowsAsync(filter);
        foreach (var row in rows)
        {
            read[(row.PartitionKey, row.RowKey)] = row;
        }

        return rows;
    }

    private static bool IsUnchanged(Dictionary<(string, string), TableEntity> read, TableTransactionAction action) =>
        action.ActionType == TableTransactionActionType.UpdateReplace
        && read.GetValueOrDefault((action.Entity.PartitionKey, action.Entity.RowKey)) is { } stored
        && CounterColumns.Read(stored) == CounterColumns.Read((TableEntity)action.Entity)
        && (stored.GetBinary("parts") ?? []).AsSpan().SequenceEqual(((TableEntity)action.Entity).GetBinary("parts") ?? []);

    private static bool IsByProcedure(TableTransactionAction action) => action.Entity.PartitionKey.StartsWith("procedure|", StringComparison.Ordinal);

    private static bool IsNewZero(TableTransactionAction action) =>
        action.ActionType == TableTransactionActionType.Add && CounterColumns.ReadCounters((TableEntity)action.Entity).IsZero;
}
