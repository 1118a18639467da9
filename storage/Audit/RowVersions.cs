using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;

namespace Dvc.Storage.Audit;

/// <summary>
/// Which rows were read, in which version. Where two readings in a row come to the same, no row changed between its two
/// readings: all of them stood together at the moment between, as if they had been read at once.
/// </summary>
internal sealed class RowVersions : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Add(TableEntity row) => hash.AppendData(Encoding.UTF8.GetBytes($"{row.PartitionKey}\n{row.RowKey}\n{row.ETag}\n"));

    /// <summary>All rows so far, in their order, as one text.</summary>
    public override string ToString() => Convert.ToHexString(hash.GetCurrentHash());

    public void Dispose() => hash.Dispose();
}
