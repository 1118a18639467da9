using System.Collections.Concurrent;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Dvc.Functions.Http;

/// <summary>
/// An answer that clients may keep, with a strong ETag in each content coding; 304 without a body where the client has the
/// bytes that it would get. It is made, and coded, when it is first asked for, and once.
/// </summary>
/// <param name="tag">What changes with the content, for the ETag: without quotes.</param>
/// <param name="contentType">The media type.</param>
/// <param name="content">Makes the bytes.</param>
public sealed class CacheableAnswer(string tag, string contentType, Func<byte[]> content)
{
    private readonly ConcurrentDictionary<string, Lazy<byte[]>> coded = new(StringComparer.Ordinal);
    private readonly Lazy<byte[]> content = new(content);

    /// <summary>Its bytes as they are.</summary>
    internal byte[] Content => content.Value;

    /// <summary>How many bytes it has as it is.</summary>
    public int Length => content.Value.Length;

    /// <summary>An answer in JSON.</summary>
    public static CacheableAnswer Of<T>(T answer, JsonTypeInfo<T> type) => OfJson(JsonSerializer.SerializeToUtf8Bytes(answer, type));

    /// <summary>JSON that is answered byte for byte as it is.</summary>
    public static CacheableAnswer OfJson(byte[] json) => Of(json, MediaTypeNames.Application.Json);

    /// <summary>Bytes of any media type.</summary>
    public static CacheableAnswer Of(byte[] content, string contentType) =>
        new(Convert.ToHexStringLower(SHA256.HashData(content))[..32], contentType, () => content);

    /// <summary>The answer to <paramref name="request"/>, in the coding that the client likes best.</summary>
    public IActionResult To(HttpRequest request)
    {
        var coding = ContentCoding.Of(request);
        var etag = new EntityTagHeaderValue($"\"{tag}{coding.TagSuffix}\"");
        var headers = request.HttpContext.Response.GetTypedHeaders();
        headers.ETag = etag;
        headers.Headers.Vary = HeaderNames.AcceptEncoding;

        // Figures change with a roll-up: a copy may be kept, but is to be asked about.
        headers.CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true };
        if (request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(etag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any)))
        {
            return new StatusCodeResult(StatusCodes.Status304NotModified);
        }

        if (coding != ContentCoding.Identity)
        {
            headers.Headers.ContentEncoding = coding.Name;
        }

        return new FileContentResult(In(coding), contentType);
    }

    private byte[] In(ContentCoding coding) =>
        coded.GetOrAdd(coding.Name, _ => new Lazy<byte[]>(() => coding.Encode(content.Value))).Value;
}
