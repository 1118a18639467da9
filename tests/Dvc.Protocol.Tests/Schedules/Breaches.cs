using Azure;
using Azure.Data.Tables;
using Dvc.Testing.Tables;

namespace Dvc.Protocol.Tests.Schedules;

/// <summary>What mutants are made of.</summary>
internal static class Breaches
{
    /// <summary>Writes without a version what <paramref name="rows"/> takes.</summary>
    public static Breach Without(Func<TableTransactionAction, bool> rows) => new()
    {
        Submit = (table, actions) => table.SubmitTransactionAsync(actions.Select(action => rows(action) && action.ActionType != TableTransactionActionType.Delete
            ? new TableTransactionAction(TableTransactionActionType.UpsertReplace, action.Entity)
            : action)),
    };

    /// <summary>Leaves out the derived rows that <paramref name="rows"/> takes.</summary>
    public static Breach LeavingOut(Func<TableClient, TableTransactionAction, bool> rows) => new()
    {
        Submit = (table, actions) => SubmitAsync(table, actions.FindAll(action => !rows(table, action))),
    };

    /// <summary>Submits what there is.</summary>
    public static Task SubmitAsync(TableClient table, List<TableTransactionAction> actions) =>
        actions.Count == 0 ? Task.CompletedTask : table.SubmitTransactionAsync(actions);

    /// <summary>Writes nothing and answers with a version, by default one that no row ever has.</summary>
    public static Task<Response> UnwrittenAsync(ETag? version = null) => Task.FromResult<Response>(new StubResponse(204, version ?? new ETag("W/\"none\"")));

    /// <summary>Whether a query is one for rows of a home that begin so.</summary>
    public static bool IsOf(string filter, string rows) => filter.Contains($"'{rows}'", StringComparison.Ordinal);

    public static string Partition(string filter) => filter.Split('\'')[1];

    public static bool Has(List<TableTransactionAction> actions, string rows) =>
        actions.Exists(action => action.Entity.RowKey.StartsWith(rows, StringComparison.Ordinal));

    public static bool IsDeletionOfTouched(List<TableTransactionAction> actions) =>
        actions.TrueForAll(action => action.ActionType == TableTransactionActionType.Delete) && Has(actions, "t|");

    public static bool IsDerived(TableClient table) => table.Name is "facts" or "kpis";

    public static async Task<List<TableEntity>> RowsAsync(this TableClient table, string filter)
    {
        List<TableEntity> rows = [];
        await foreach (var row in table.QueryAsync<TableEntity>(filter))
        {
            rows.Add(row);
        }

        return rows;
    }
}
