using Azure.Data.Tables;
using Dvc.Core;

namespace Dvc.Storage.RollUp;

/// <summary>
/// Writes derived rows so that none ever goes back to an older sum (<c>docs/protocol.md</c>, roll-up, step 4): every
/// row is read with its version, then its inputs are, then it is written where the version still stands.
/// </summary>
/// <param name="table">Facts or kpis.</param>
/// <param name="conflicts">What to do when another roll-up comes first.</param>
/// <param name="time">The clock that changes are dated by.</param>
internal sealed class DerivedTable(TableClient table, Conflicts conflicts, TimeProvider time)
{
    /// <summary>Derives rows and writes them; on a conflict it begins again with reading the rows.</summary>
    /// <param name="labels">Further columns of every row, which queries filter by.</param>
    /// <param name="readStored">Reads the rows to be written as they stand; one that nothing derives is written with zeros.</param>
    /// <param name="derive">Reads the inputs and sums them up.</param>
    /// <param name="cancellationToken">Ends it between two writes.</param>
    public Task WriteAsync(
        IReadOnlyDictionary<string, string> labels,
        Func<Task<IEnumerable<TableEntity>>> readStored,
        Func<Task<IEnumerable<DerivedRow>>> derive,
        CancellationToken cancellationToken) =>
        conflicts.RetryAsync(
            async _ =>
            {
                var stored = (await readStored()).ToDictionary(row => (row.PartitionKey, row.RowKey));
                var derived = (await derive()).ToDictionary(row => (row.PartitionKey, row.RowKey));
                var now = time.Now();
                var ofNothing = stored.Where(row => !derived.ContainsKey(row.Key)).Select(row => DerivedRow.OfNothing(row.Value));
                foreach (var partition in derived.Values.Concat(ofNothing).GroupBy(row => row.PartitionKey, StringComparer.Ordinal))
                {
                    foreach (var chunk in partition.Chunk(TableClientExtensions.TransactionRows))
                    {
                        await table.SubmitTransactionAsync(
                            chunk.Select(row => row.Write(stored.GetValueOrDefault((row.PartitionKey, row.RowKey)), labels, now)),
                            cancellationToken);
                    }
                }
            },
            cancellationToken);
}
