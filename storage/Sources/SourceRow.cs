using Azure.Data.Tables;
using Dvc.Core.Agencies;
using NodaTime;

namespace Dvc.Storage.Sources;

/// <summary>How a source is stored: one row, with the hashes of its present and its previous key.</summary>
internal static class SourceRow
{
    /// <summary>The one partition: the table is small and read as a whole.</summary>
    public const string Partition = "source";

    private const string Agency = "agency";
    private const string RequestsPerMinute = "requestsPerMinute";
    private const string CreatedAt = "createdAt";
    private const string KeyHash = "keyHash";
    private const string PreviousKeyHash = "previousKeyHash";
    private const string PreviousKeyValidUntil = "previousKeyValidUntil";

    public static TableEntity Create(string id, byte[] keyHash, DateTimeOffset now) => new(Partition, id)
    {
        [KeyHash] = keyHash,
        [CreatedAt] = now,
    };

    public static void Set(this TableEntity row, AgencyCode agency, int requestsPerMinute)
    {
        row[Agency] = agency.Value;
        row[RequestsPerMinute] = requestsPerMinute;
    }

    public static void Rotate(this TableEntity row, byte[] keyHash, DateTimeOffset previousValidUntil)
    {
        row[PreviousKeyHash] = row.GetBinary(KeyHash);
        row[PreviousKeyValidUntil] = previousValidUntil;
        row[KeyHash] = keyHash;
    }

    /// <summary>Whether the present key is that of <paramref name="keyHash"/>.</summary>
    public static bool HasKey(this TableEntity row, byte[] keyHash) => row.GetBinary(KeyHash).SequenceEqual(keyHash);

    public static Source Read(TableEntity row) => new(
        row.RowKey,
        AgencyCode.Parse(row.GetString(Agency)),
        row.GetInt32(RequestsPerMinute)!.Value,
        Instant.FromDateTimeOffset(row.GetDateTimeOffset(CreatedAt)!.Value),
        row.GetDateTimeOffset(PreviousKeyValidUntil) is { } until ? Instant.FromDateTimeOffset(until) : null);

    public static IEnumerable<KnownKey> ReadKeys(TableEntity row)
    {
        var source = Read(row);
        yield return new KnownKey(row.GetBinary(KeyHash), source, ValidUntil: null);
        if (row.GetBinary(PreviousKeyHash) is { } previous)
        {
            yield return new KnownKey(previous, source, row.GetDateTimeOffset(PreviousKeyValidUntil));
        }
    }
}
