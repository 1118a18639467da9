using System.IO.Compression;
using Azure.Data.Tables;

namespace Dvc.Storage.Bulletins;

/// <summary>
/// Answers as table rows: gzip, cut into columns of at most 64 KiB and rows of less than 1 MiB, which is all that a
/// table takes.
/// </summary>
internal static class BulletinRows
{
    private const int ColumnBytes = 64 * 1024;
    private const int Columns = 14;

    /// <summary>The rows of one answer, one or more, and how many bytes each holds.</summary>
    public static IEnumerable<(TableEntity Row, int Bytes)> Of(string partition, AgencyAnswer answer)
    {
        var part = 0;
        foreach (var content in Pack(answer.Json).Chunk(ColumnBytes * Columns))
        {
            var row = new TableEntity(partition, FormattableString.Invariant($"{From(answer.Agency.Value)}{part++:0000}"));
            var column = 0;
            foreach (var bytes in content.Chunk(ColumnBytes))
            {
                row[Column(column++)] = bytes;
            }

            yield return (row, content.Length);
        }
    }

    /// <summary>The answer that <paramref name="rows"/>, in order, hold.</summary>
    public static byte[] Read(IEnumerable<TableEntity> rows)
    {
        using var packed = new MemoryStream();
        foreach (var row in rows)
        {
            for (var column = 0; row.ContainsKey(Column(column)); column++)
            {
                packed.Write(row.GetBinary(Column(column)));
            }
        }

        packed.Position = 0;
        using var gzip = new GZipStream(packed, CompressionMode.Decompress);
        using var json = new MemoryStream();
        gzip.CopyTo(json);
        return json.ToArray();
    }

    /// <summary>What the keys of an agency's rows begin with.</summary>
    public static string From(string agency) => agency + '|';

    private static byte[] Pack(ReadOnlyMemory<byte> json)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(json.Span);
        }

        return packed.ToArray();
    }

    private static string Column(int number) => FormattableString.Invariant($"json{number:00}");
}
