using System.Net.Mime;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Dvc.Functions.Http;

/// <summary>The form in which figures are wanted.</summary>
/// <param name="IsCsv">As CSV, not as JSON.</param>
/// <param name="IsPretty">As indented JSON.</param>
/// <param name="Level">The level of agencies whose rows are wanted; null for all.</param>
public sealed record AnswerForm(bool IsCsv, bool IsPretty, string? Level)
{
    /// <summary>The names of <c>format</c>.</summary>
    public static readonly string[] Formats = ["json", Csv];

    /// <summary>JSON on one line, with every row.</summary>
    public static readonly AnswerForm Plain = new(IsCsv: false, IsPretty: false, Level: null);

    /// <summary>Indented JSON, for people.</summary>
    public static readonly AnswerForm Pretty = Plain with { IsPretty = true };

    private const string Csv = "csv";

    /// <summary>Whether a name of <c>format</c> is CSV's; where none is named, whether <c>Accept</c> prefers CSV (RFC 9110, 12.5.1).</summary>
    internal static bool AsksForCsv(HttpRequest request, string? format)
    {
        var accepted = request.GetTypedHeaders().Accept;
        var csv = Quality(accepted, CsvForm.MediaType) ?? 0;
        var other = Quality(accepted, MediaTypeNames.Application.Json);
        return format is not null ? format == Csv : csv > 0 && (other is { } json ? csv > json : csv >= (Quality(accepted, "*/*") ?? 0));
    }

    /// <summary>A page of a list as it is at this moment, which nobody may keep. CSV has no place for the next one, so a header names it (RFC 8288).</summary>
    internal IActionResult Answer<T>(HttpRequest request, T answer, JsonTypeInfo<T> type, string? next)
    {
        var headers = request.HttpContext.Response.Headers;
        (headers.CacheControl, headers.Vary) = ("no-store", HeaderNames.Accept);
        if (next is not null)
        {
            var query = request.Query.Where(parameter => parameter.Key is not ("after" or "code")).Append(KeyValuePair.Create("after", new StringValues(next)));
            headers.Link = $"<{QueryString.Create(query)}>; rel=\"next\"";
        }

        var plain = CacheableAnswer.Of(answer, type);
        return new FileContentResult((this == Plain ? plain : Of(plain, type)).Content, IsCsv ? CsvForm.ContentType : MediaTypeNames.Application.Json);
    }

    /// <summary>The same answer in this form.</summary>
    /// <param name="plain">The answer in JSON.</param>
    /// <param name="type">Its type.</param>
    internal CacheableAnswer Of(CacheableAnswer plain, JsonTypeInfo type)
    {
        var answer = JsonNode.Parse(plain.Content)!.AsObject();
        foreach (var list in Level is null ? [] : type.Type.GetCustomAttribute<CsvRowsAttribute>()!.Lists)
        {
            answer[list]!.AsArray().RemoveAll(row => row!["agency"] is { } agency && (string?)agency["level"] != Level);
        }

        return IsCsv
            ? CacheableAnswer.Of(CsvForm.Write(answer.Deserialize(ApiJson.Answers.JsonElement), type), CsvForm.ContentType)
            : CacheableAnswer.OfJson(Written(answer));
    }

    // The encoder is that of all answers, which escapes no letter.
    private byte[] Written(JsonObject answer)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = IsPretty }))
        {
            answer.WriteTo(json);
        }

        return stream.ToArray();
    }

    private static double? Quality(IList<MediaTypeHeaderValue> accepted, string type) =>
        accepted.FirstOrDefault(one => one.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)) is { } named ? named.Quality ?? 1 : null;
}
