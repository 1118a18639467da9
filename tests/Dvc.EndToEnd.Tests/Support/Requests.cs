using System.IO.Compression;

namespace Dvc.EndToEnd.Tests.Support;

/// <summary>Requests as senders make them, good and bad.</summary>
internal static class Requests
{
    public static HttpRequestMessage PostEvents(byte[] body, string? contentType = "application/json", string? encoding = null)
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        if (encoding is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        }

        return new HttpRequestMessage(HttpMethod.Post, new Uri("api/events", UriKind.Relative)) { Content = content };
    }

    public static byte[] Gzip(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(body);
        }

        return packed.ToArray();
    }
}
