using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Dvc.Functions.Http;

/// <summary>A content coding of answers (RFC 9110, 8.4), and which one a client prefers.</summary>
internal sealed class ContentCoding
{
    // The first that codes smaller than gzip; the next take many times as long.
    private const int BrotliQuality = 6;

    /// <summary>The bytes as they are.</summary>
    public static readonly ContentCoding Identity = new("identity", "", content => content);

    // Of those that a client likes equally the first is taken.
    private static readonly ContentCoding[] All =
    [
        new("br", "-br", content => Pack(content, packed => new BrotliStream(packed, new BrotliCompressionOptions { Quality = BrotliQuality }))),
        new("gzip", "-gz", content => Pack(content, packed => new GZipStream(packed, CompressionLevel.Optimal))),
        Identity,
    ];

    private ContentCoding(string name, string tagSuffix, Func<byte[], byte[]> encode) =>
        (Name, TagSuffix, Encode) = (name, tagSuffix, encode);

    /// <summary>As <c>Content-Encoding</c> and <c>Accept-Encoding</c> name it.</summary>
    public string Name { get; }

    /// <summary>What the ETag of coded content ends with: other bytes need another strong tag.</summary>
    public string TagSuffix { get; }

    /// <summary>Codes content.</summary>
    public Func<byte[], byte[]> Encode { get; }

    /// <summary>
    /// The coding that the client likes best, by <c>Accept-Encoding</c> (RFC 9110, 12.5.3); identity where it asks for none,
    /// or refuses all. Chosen here, as the framework's response compression takes <c>br;q=0, *</c> for br.
    /// </summary>
    public static ContentCoding Of(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        var (best, quality) = All.Select(coding => (Coding: coding, Quality: coding.QualityIn(accepted))).MaxBy(one => one.Quality);
        return quality > 0 ? best : Identity;
    }

    /// <summary>The tag, without quotes, of the same content as it is.</summary>
    public static string WithoutSuffix(string tag) =>
        All.FirstOrDefault(coding => coding != Identity && tag.EndsWith(coding.TagSuffix, StringComparison.Ordinal)) is { } coded
            ? tag[..^coded.TagSuffix.Length]
            : tag;

    // Identity need not be named, but whatever is named and not refused is liked better.
    private double QualityIn(IList<StringWithQualityHeaderValue> accepted) =>
        Named(accepted, Name) ?? Named(accepted, "*") ?? (this == Identity ? double.Epsilon : 0);

    private static double? Named(IEnumerable<StringWithQualityHeaderValue> accepted, string name) =>
        accepted.FirstOrDefault(one => one.Value.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } named ? named.Quality ?? 1 : null;

    private static byte[] Pack(byte[] content, Func<Stream, Stream> pack)
    {
        using var packed = new MemoryStream();
        using (var stream = pack(packed))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }
}
