using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Dvc.Core;
using NodaTime;

namespace Dvc.Storage.DeadLetters;

/// <summary>Keeps what could not be recorded, so that nothing is ever dropped without a trace.</summary>
/// <param name="tables">The tables.</param>
/// <param name="conflicts">Tries again where two write one letter.</param>
/// <param name="time">The clock.</param>
public sealed class DeadLetterStore(StorageTables tables, Conflicts conflicts, TimeProvider time)
{
    /// <summary>The highest count there is: one page of rows.</summary>
    public const int MostCounted = 1000;

    private const int IdLength = 32;

    private readonly TableClient letters = tables.DeadLetters;

    /// <summary>Whether <paramref name="text"/> has the form of a letter's id.</summary>
    public static bool IsId(string text) => text.Length == IdLength && text.All(char.IsAsciiHexDigitLower);

    /// <summary>
    /// Keeps <paramref name="letter"/>. The same message kept again stays one letter, which waits again, says when it came
    /// first and last, and adds up the tries.
    /// </summary>
    /// <exception cref="ArgumentException">The message is larger than a queue message can be.</exception>
    public Task KeepAsync(DeadLetter letter, CancellationToken cancellationToken = default)
    {
        // The queue gives a copied message a new id, so the content is what identifies it.
        var id = Convert.ToHexStringLower(SHA256.HashData(letter.Message))[..IdLength];
        var now = time.Now();
        return conflicts.RetryAsync(
            async _ =>
            {
                var (known, version) = await FindAsync(id, cancellationToken);
                var kept = new KeptLetter(
                    id,
                    letter.Reason,
                    letter.Detail,
                    (known?.Tries ?? 0) + letter.Tries,
                    known is null ? now : Instant.Min(known.FirstFailedAt, now),
                    known is null ? now : Instant.Max(known.LastFailedAt, now),
                    known?.ReplayedAt,
                    IsWaiting: true,
                    letter.Delivery,
                    letter.Message.ToMemory().Length);
                var row = LetterRow.Of(kept, letter.Message);
                await (known is null
                    ? letters.AddEntityAsync(row, cancellationToken)
                    : letters.UpdateEntityAsync(row, version, TableUpdateMode.Replace, cancellationToken));
            },
            cancellationToken);
    }

    /// <summary>A page of the letters that <paramref name="filter"/> takes, in the order of their ids.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="after">The page before's <see cref="LetterPage.Next"/>; null for the first.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<LetterPage> ListAsync(
        LetterFilter filter, string? after, int take, CancellationToken cancellationToken = default)
    {
        IEnumerable<string> conditions =
        [
            TableClient.CreateQueryFilter($"PartitionKey eq {LetterRow.Partition} and RowKey gt {after ?? ""}"),
            .. filter.Conditions(),
        ];
        var query = string.Join(" and ", conditions);
        List<KeptLetter> page = [];
        await foreach (var row in letters.QueryAsync<TableEntity>(query, maxPerPage: take + 1, LetterRow.Known, cancellationToken))
        {
            if (page.Count == take)
            {
                return new LetterPage(page, page[^1].Id);
            }

            page.Add(LetterRow.Read(row));
        }

        return new LetterPage(page, Next: null);
    }

    /// <summary>A letter with its message; null where there is none of that id.</summary>
    public async Task<WholeLetter?> ReadAsync(string id, CancellationToken cancellationToken = default)
    {
        if (!IsId(id))
        {
            return null;
        }

        var row = await letters.GetEntityIfExistsAsync<TableEntity>(LetterRow.Partition, id, cancellationToken: cancellationToken);
        return row.HasValue ? new WholeLetter(LetterRow.Read(row.Value!), LetterRow.Message(row.Value!)) : null;
    }

    /// <summary>Drops a letter for ever; false where there is none of that id.</summary>
    public async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        IsId(id)
        && (await letters.DeleteEntityAsync(LetterRow.Partition, id, cancellationToken: cancellationToken)).Status != 404;

    /// <summary>How many letters wait; more than <see cref="MostCounted"/> are not counted.</summary>
    public async Task<int> CountWaitingAsync(CancellationToken cancellationToken = default)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {LetterRow.Partition} and waiting eq {true}");
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

    /// <summary>Notes that a letter was put back into the queue; one that failed again since it was read waits on.</summary>
    /// <param name="replayed">The letter as it was read before.</param>
    /// <param name="at">When it was put back.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal Task NoteReplayAsync(KeptLetter replayed, Instant at, CancellationToken cancellationToken) => conflicts.RetryAsync(
        async _ =>
        {
            var (known, version) = await FindAsync(replayed.Id, cancellationToken);
            if (known is null)
            {
                return; // Deleted meanwhile: there is nothing to note it on.
            }

            // Tries tell what times cannot: the clocks of two processes need not agree.
            var note = new TableEntity(LetterRow.Partition, known.Id)
            {
                ["replayedAt"] = Instant.Max(known.ReplayedAt ?? at, at).ToDateTimeOffset(),
                ["waiting"] = known.IsWaiting && known.Tries != replayed.Tries,
            };
            await letters.UpdateEntityAsync(note, version, TableUpdateMode.Merge, cancellationToken);
        },
        cancellationToken);

    private async Task<(KeptLetter? Letter, ETag Version)> FindAsync(string id, CancellationToken cancellationToken)
    {
        var row = await letters.GetEntityIfExistsAsync<TableEntity>(LetterRow.Partition, id, LetterRow.Known, cancellationToken);
        return row.HasValue ? (LetterRow.Read(row.Value!), row.Value!.ETag) : (null, default);
    }
}
