using System.Net.Mime;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Dvc.Functions.Http;

/// <summary>Answers in JSON.</summary>
public static class JsonAnswer
{
    /// <summary>
    /// What was asked for, with a strong ETag over its bytes; 304 without a body where the client has those bytes.
    /// </summary>
    public static IActionResult Cacheable<T>(HttpRequest request, T answer, JsonTypeInfo<T> type) =>
        Cacheable(request, JsonSerializer.SerializeToUtf8Bytes(answer, type));

    /// <summary>The same of JSON that is answered byte for byte as it is.</summary>
    public static IActionResult Cacheable(HttpRequest request, byte[] json)
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(json))[..32]}\"";
        return Cacheable(request, tag, () => new FileContentResult(json, MediaTypeNames.Application.Json));
    }

    /// <summary>Content of any form that a strong ETag is known of; it is made only where the client has not got it.</summary>
    public static IActionResult Cacheable(HttpRequest request, string strongTag, Func<FileContentResult> content)
    {
        var tag = new EntityTagHeaderValue(strongTag);
        var headers = request.HttpContext.Response.GetTypedHeaders();
        headers.ETag = tag;

        // Figures change with a roll-up: a copy may be kept, but is to be asked about.
        headers.CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true };
        return request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any))
            ? new StatusCodeResult(StatusCodes.Status304NotModified)
            : content();
    }

    /// <summary>An answer of the given status that is about the moment only.</summary>
    public static ContentResult Of<T>(int status, T answer, JsonTypeInfo<T> type) => new()
    {
        StatusCode = status,
        ContentType = MediaTypeNames.Application.Json,
        Content = JsonSerializer.Serialize(answer, type),
    };
}
