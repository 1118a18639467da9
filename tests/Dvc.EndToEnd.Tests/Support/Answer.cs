using System.Globalization;
using System.Text.Json;

namespace Dvc.EndToEnd.Tests.Support;

/// <summary>What came back.</summary>
internal sealed record Answer(int Status, string? MediaType, string? ETag, string? RetryAfter, string Body)
{
    /// <summary>What a 401 asks for.</summary>
    public string? Challenge { get; init; }

    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
    }

    public static async Task<Answer> OfAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        response.Content.Headers.ContentType?.MediaType,
        response.Headers.ETag?.ToString(),
        response.Headers.RetryAfter?.ToString(),
        await response.Content.ReadAsStringAsync())
    {
        Challenge = response.Headers.WwwAuthenticate.SingleOrDefault()?.ToString(),
    };

    /// <summary>Of the bytes that came back, of which the body is at most one JSON object.</summary>
    public static Answer OfRaw(string text)
    {
        var head = text.Split("\r\n\r\n", 2)[0];
        var type = head.Split("\r\n").SingleOrDefault(line => line.StartsWith("Content-Type: ", StringComparison.OrdinalIgnoreCase));
        var (start, end) = (text.IndexOf('{'), text.LastIndexOf('}'));
        return new Answer(
            int.Parse(head.Split(' ', 3)[1], CultureInfo.InvariantCulture),
            type?.Split(':', 2)[1].Split(';')[0].Trim(),
            ETag: null,
            RetryAfter: null,
            start < 0 ? "" : text[start..(end + 1)]);
    }

    /// <summary>Problem details of RFC 9457 that give nothing away.</summary>
    public Answer ShouldBeProblem(int status)
    {
        Status.ShouldBe(status, Body);
        MediaType.ShouldBe("application/problem+json");
        Json.GetProperty("status").GetInt32().ShouldBe(status);
        Json.GetProperty("title").GetString().ShouldNotBeNullOrWhiteSpace();
        ShouldHideInput();
        return this;
    }

    /// <summary>The host answers without a body, as Azure's does.</summary>
    public void ShouldBeRefusedByTheHost(int status)
    {
        Status.ShouldBe(status, Body);
        Body.ShouldBeEmpty();
    }

    public void ShouldHideInput()
    {
        Body.ShouldNotContain("   at ");
        Body.ShouldNotContain("Exception");
        Body.ShouldNotContain(EventJson.Secret);
    }

    public string Text(string member) =>
        Json.TryGetProperty(member, out var value) ? value.GetString()! : "";
}
