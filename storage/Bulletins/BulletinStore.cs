using Azure;
using Azure.Data.Tables;
using Dvc.Core.Agencies;
using NodaTime;

namespace Dvc.Storage.Bulletins;

/// <summary>
/// Published weeks. An attempt writes its rows under a generation that no other attempt has; one row, inserted last, says
/// which generation is the week's bulletin, and nobody replaces it (<c>docs/protocol.md</c>).
/// </summary>
/// <param name="tables">The tables.</param>
/// <param name="time">The clock that publications are dated by.</param>
public sealed class BulletinStore(StorageTables tables, TimeProvider time)
{
    private const string Published = "published";

    // Rows travel in Base64, and a transaction may have 4 MiB.
    private const int TransactionBytes = 2 * 1024 * 1024;

    private readonly TableClient bulletins = tables.Bulletins;

    /// <summary>The publication of a week; null where it is not published.</summary>
    public async Task<Publication?> FindAsync(string week, CancellationToken cancellationToken = default)
    {
        var row = await bulletins.GetEntityIfExistsAsync<TableEntity>(Published, week, cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>The newest week that is published; null where none is.</summary>
    public async Task<Publication?> FindLastAsync(CancellationToken cancellationToken = default) =>
        await ListAsync(cancellationToken) is [.., var last] ? last : null;

    /// <summary>Every publication, by week.</summary>
    public async Task<IReadOnlyList<Publication>> ListAsync(CancellationToken cancellationToken = default) =>
        [.. (await bulletins.ReadAsync(TableClient.CreateQueryFilter($"PartitionKey eq {Published}"), cancellationToken)).Select(Read)];

    /// <summary>The answer of a published week for <paramref name="agency"/>, byte for byte; null where it has none.</summary>
    public async Task<byte[]?> ReadAsync(Publication publication, AgencyCode agency, CancellationToken cancellationToken = default)
    {
        var from = BulletinRows.From(agency.Value);
        var rows = await bulletins.ReadRangeAsync(Partition(publication.Week, publication.Generation), from, RowKeys.After(from), cancellationToken);
        return rows.Count == 0 ? null : BulletinRows.Read(rows);
    }

    /// <summary>Writes the rows of an attempt. Nobody sees them before <see cref="TryCommitAsync"/>.</summary>
    public async Task WriteAsync(string week, string generation, IAsyncEnumerable<AgencyAnswer> answers, CancellationToken cancellationToken = default)
    {
        List<TableTransactionAction> waiting = [];
        var bytes = 0;
        await foreach (var answer in answers.WithCancellation(cancellationToken))
        {
            foreach (var (row, size) in BulletinRows.Of(Partition(week, generation), answer))
            {
                if (waiting.Count == TableClientExtensions.TransactionRows || (waiting.Count > 0 && bytes + size > TransactionBytes))
                {
                    await bulletins.SubmitTransactionAsync(waiting, cancellationToken);
                    (waiting, bytes) = ([], 0);
                }

                // Upserted, as a client repeats what got no answer; nobody else writes this generation.
                waiting.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, row));
                bytes += size;
            }
        }

        if (waiting.Count > 0)
        {
            await bulletins.SubmitTransactionAsync(waiting, cancellationToken);
        }
    }

    /// <summary>Makes an attempt the week's bulletin, unless the week has one already: then false.</summary>
    public async Task<bool> TryCommitAsync(string week, string generation, CancellationToken cancellationToken = default)
    {
        try
        {
            var row = new TableEntity(Published, week) { ["generation"] = generation, ["publishedAt"] = time.GetUtcNow() };
            await bulletins.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status == 409)
        {
            // The own first try may have come through, and its answer not.
            return (await FindAsync(week, cancellationToken))?.Generation == generation;
        }
    }

    /// <summary>
    /// Deletes what other attempts left of a published week. Attempts still under way may lose their rows: they can commit
    /// no more.
    /// </summary>
    public async Task DeleteOrphansAsync(Publication publication, CancellationToken cancellationToken = default)
    {
        var (from, kept) = (publication.Week + '|', Partition(publication.Week, publication.Generation));
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {from} and PartitionKey lt {RowKeys.After(from)} and PartitionKey ne {kept}");
        List<(string Partition, string Row)> orphans = [];
        await foreach (var row in bulletins.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            orphans.Add((row.PartitionKey, row.RowKey));
        }

        foreach (var attempt in orphans.GroupBy(row => row.Partition, row => row.Row, StringComparer.Ordinal))
        {
            await bulletins.DeleteRowsAsync(attempt.Key, attempt, cancellationToken);
        }
    }

    private static string Partition(string week, string generation) => $"{week}|{generation}";

    private static Publication Read(TableEntity row) =>
        new(row.RowKey, row.GetString("generation"), Instant.FromDateTimeOffset(row.GetDateTimeOffset("publishedAt")!.Value));
}
