using System.Security.Cryptography;
using Azure.Data.Tables;

namespace Dvc.Storage.DeadLetters;

/// <summary>Keeps what could not be recorded, so that nothing is ever dropped without a trace.</summary>
/// <param name="tables">The tables.</param>
/// <param name="time">The clock.</param>
public sealed class DeadLetterStore(StorageTables tables, TimeProvider time)
{
    /// <summary>The highest count there is: one page of rows.</summary>
    public const int MostCounted = 1000;

    private const string Partition = "deadletter";
    private const string FirstFailedAt = "firstFailedAt";

    private readonly TableClient letters = tables.DeadLetters;

    /// <summary>Keeps <paramref name="letter"/>; the same content kept again stays one row, which says when it came first and last.</summary>
    public async Task KeepAsync(DeadLetter letter, CancellationToken cancellationToken = default)
    {
        // The queue gives a copied message a new id, so the content is what identifies it.
        var id = Convert.ToHexStringLower(SHA256.HashData(letter.Message))[..32];
        var known = await letters.GetEntityIfExistsAsync<TableEntity>(Partition, id, [FirstFailedAt], cancellationToken);
        var now = time.GetUtcNow();
        var row = new TableEntity(Partition, id)
        {
            ["reason"] = letter.Reason,
            ["detail"] = letter.Detail,
            ["message"] = letter.Message.ToArray(),
            ["tries"] = letter.Tries,
            [FirstFailedAt] = (known.HasValue ? known.Value!.GetDateTimeOffset(FirstFailedAt) : null) ?? now,
            ["lastFailedAt"] = now,
        };
        await letters.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>How many are kept; more than <see cref="MostCounted"/> are not counted.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken = default)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        var count = 0;
        await foreach (var _ in letters.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken))
        {
            if (++count == MostCounted)
            {
                break;
            }
        }

        return count;
    }
}
