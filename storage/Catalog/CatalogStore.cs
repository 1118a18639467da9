using Azure;
using Azure.Data.Tables;
using Dvc.Core;
using Dvc.Core.Catalog;

namespace Dvc.Storage.Catalog;

/// <summary>
/// The catalogue's lists. A list is replaced as a whole and at one moment, when row <c>current|{list}</c> names its new
/// generation: whoever reads sees the old one or the new one, whatever dies in between.
/// </summary>
/// <param name="tables">The tables.</param>
public sealed class CatalogStore(StorageTables tables)
{
    private const string Current = "current";
    private const string Generation = "generation";
    private const string Before = "before";

    private readonly TableClient catalog = tables.Catalog;

    /// <summary>The version of every list that was ever stored.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadVersionsAsync(CancellationToken cancellationToken = default) =>
        (await catalog.ReadAsync(TableClient.CreateQueryFilter($"PartitionKey eq {Current}"), cancellationToken))
            .ToDictionary(row => row.RowKey, row => row.GetString(Generation), StringComparer.Ordinal);

    /// <summary>A list as it stands.</summary>
    public async Task<StoredList> ReadAsync(CatalogKind kind, CancellationToken cancellationToken = default)
    {
        // A generation goes with the second replacement after it; one that went while it was read is read anew.
        while (true)
        {
            var version = await FindVersionAsync(kind, cancellationToken);
            if (version is null)
            {
                return StoredList.None;
            }

            var rows = await catalog.ReadAsync(TableClient.CreateQueryFilter($"PartitionKey eq {Partition(kind, version)}"), cancellationToken);
            var now = await FindRowAsync(kind, cancellationToken);
            if (now?.GetString(Generation) == version || now?.GetString(Before) == version)
            {
                return new StoredList(version, [.. rows.Select(Texts)]);
            }
        }
    }

    /// <summary>Replaces a list.</summary>
    /// <param name="kind">The list.</param>
    /// <param name="entries">All its entries, each with a key of its own.</param>
    /// <param name="version">Only where this is its version; null: whatever it is.</param>
    /// <param name="cancellationToken">Gives up, with the list as it was.</param>
    /// <returns>The new version; null where another one stands than asked for, or another writer came first.</returns>
    public async Task<string?> ReplaceAsync(
        CatalogKind kind, IEnumerable<CheckedEntry> entries, string? version, CancellationToken cancellationToken = default)
    {
        var stored = await FindRowAsync(kind, cancellationToken);
        if (version is not null && version != (stored?.GetString(Generation) ?? ""))
        {
            return null;
        }

        var generation = Guid.CreateVersion7().ToString("N");
        await WriteAsync(Partition(kind, generation), entries, cancellationToken);
        if (!await TryPointAsync(kind, stored, generation, cancellationToken))
        {
            await DeleteAsync(Partition(kind, generation), cancellationToken);
            return null;
        }

        if (stored?.GetString(Before) is { } before)
        {
            await DeleteAsync(Partition(kind, before), cancellationToken);
        }

        return generation;
    }

    private async Task WriteAsync(string partition, IEnumerable<CheckedEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var chunk in entries.Chunk(TableClientExtensions.TransactionRows))
        {
            await catalog.SubmitTransactionAsync(
                chunk.Select(entry => new TableTransactionAction(TableTransactionActionType.Add, Row(partition, entry))), cancellationToken);
        }
    }

    private async Task<bool> TryPointAsync(CatalogKind kind, TableEntity? stored, string generation, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Current, Name(kind)) { [Generation] = generation };
        if (stored?.GetString(Generation) is { } before)
        {
            row[Before] = before;
        }

        try
        {
            await (stored is null
                ? catalog.AddEntityAsync(row, cancellationToken)
                : catalog.UpdateEntityAsync(row, stored.ETag, TableUpdateMode.Replace, cancellationToken));
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            // It may be the own first try, whose answer was lost.
            return await FindVersionAsync(kind, cancellationToken) == generation;
        }
    }

    private async Task DeleteAsync(string partition, CancellationToken cancellationToken)
    {
        var rows = await catalog.ReadAsync(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken);
        await catalog.DeleteRowsAsync(partition, rows.Select(row => row.RowKey), cancellationToken);
    }

    private async Task<string?> FindVersionAsync(CatalogKind kind, CancellationToken cancellationToken) =>
        (await FindRowAsync(kind, cancellationToken))?.GetString(Generation);

    private async Task<TableEntity?> FindRowAsync(CatalogKind kind, CancellationToken cancellationToken)
    {
        var row = await catalog.GetEntityIfExistsAsync<TableEntity>(Current, Name(kind), cancellationToken: cancellationToken);
        return row.HasValue ? row.Value : null;
    }

    private static TableEntity Row(string partition, CheckedEntry entry)
    {
        var row = new TableEntity(partition, entry.Key);
        foreach (var (column, text) in entry.Texts)
        {
            row[column] = text;
        }

        return row;
    }

    private static Dictionary<string, string> Texts(TableEntity row) =>
        row.Where(column => column.Value is string).ToDictionary(column => column.Key, column => (string)column.Value, StringComparer.Ordinal);

    private static string Name(CatalogKind kind) => WireName<CatalogKind>.Of(kind);

    private static string Partition(CatalogKind kind, string generation) => $"{Name(kind)}|{generation}";
}
