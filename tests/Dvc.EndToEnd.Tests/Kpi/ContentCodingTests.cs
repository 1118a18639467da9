using System.IO.Compression;
using System.Net;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Kpi;

/// <summary>How figures travel: coded as the client likes best, each coding with a tag of its own.</summary>
[Collection(ExampleCollection.Name)]
public sealed class ContentCodingTests(ExampleApp example)
{
    private const string Weekly = "api/kpi/weekly?week=2022-W26&agency=H60";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("gzip", "gzip")]
    [InlineData("GZip", "gzip")]
    [InlineData("br", "br")]
    [InlineData("gzip, br", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip;q=1.0, br;q=0.9", "gzip")]
    [InlineData("br;q=0.5, gzip;q=0.5", "br")]
    [InlineData("gzip;q=0.2", "gzip")]
    [InlineData("gzip;q=0.2, identity", null)]
    [InlineData("gzip;q=0.5, identity;q=0.4", "gzip")]
    [InlineData("identity", null)]
    [InlineData("identity;q=0, gzip", "gzip")]
    [InlineData("*", "br")]
    [InlineData("*;q=0", null)]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("gzip;q=0, *;q=0.1", "br")]
    [InlineData("br;q=0, gzip;q=0, *", null)]
    [InlineData("identity;q=0, *", "br")]
    [InlineData("gzip;q=0", null)]
    [InlineData("deflate", null)]
    [InlineData("gzip;q=high", null)]
    public async Task An_answer_is_coded_as_the_client_likes_best(string? accepted, string? coding)
    {
        var plain = await GetAsync(Weekly, accepted: null);
        var answer = await GetAsync(Weekly, accepted);

        answer.Coding.ShouldBe(coding);
        answer.Vary.ShouldBe("Accept,Accept-Encoding");
        answer.CacheControl.ShouldBe("no-cache, private");
        Decoded(answer).ShouldBe(plain.Body);
        answer.ETag.ShouldBe(coding is null ? plain.ETag : plain.ETag!.Insert(plain.ETag.Length - 1, coding == "br" ? "-br" : "-gz"));
        (answer.Body.Length < plain.Body.Length).ShouldBe(coding is not null);
    }

    [Theory]
    [InlineData("api/kpi/weekly?week=2022-W26")]
    [InlineData("api/kpi/now")]
    [InlineData("api/kpi/periods/month/2022-06?agency=H60")]
    [InlineData("api/kpi/range?from=2022-06-01&to=2022-07-31&agency=H60")]
    [InlineData("api/kpi/series/month?agency=H60&from=2022-06-01&to=2022-07-31")]
    [InlineData("api/quality?agency=H60&from=2022-06-01&to=2022-07-31")]
    [InlineData("api/catalog/calendar")]
    [InlineData("api/catalog/calendar?format=csv")]
    public async Task A_client_is_told_that_it_has_the_answer_only_in_the_coding_that_it_has(string path)
    {
        string?[] codings = [null, "gzip", "br"];
        var answers = new List<Coded>();
        foreach (var coding in codings)
        {
            answers.Add(await GetAsync(path, coding));
        }

        answers.Select(answer => answer.Coding).ShouldBe(codings);
        answers.ShouldAllBe(answer => answer.Vary!.Contains("Accept-Encoding"));
        answers.Select(Decoded).ShouldAllBe(body => body.SequenceEqual(answers[0].Body));
        answers.Select(answer => answer.ETag).Distinct(StringComparer.Ordinal).Count().ShouldBe(3);
        foreach (var (coding, own) in codings.Zip(answers))
        {
            foreach (var known in answers)
            {
                var again = await GetAsync(path, coding, ifNoneMatch: known.ETag);
                (again.Status, again.ETag, again.Vary).ShouldBe((known == own ? HttpStatusCode.NotModified : HttpStatusCode.OK, own.ETag, own.Vary));
                again.Body.ShouldBe(known == own ? [] : own.Body);
                again.Coding.ShouldBe(known == own ? null : coding);
            }

            (await GetAsync(path, coding, ifNoneMatch: $"\"other\", W/{own.ETag}")).Status.ShouldBe(HttpStatusCode.NotModified);
            (await GetAsync(path, coding, ifNoneMatch: "*")).Status.ShouldBe(HttpStatusCode.NotModified);
        }
    }

    [Fact]
    public async Task Problems_are_answered_as_they_are()
    {
        var answer = await GetAsync("api/kpi/weekly?week=2022-W99", "gzip, br");

        (answer.Status, answer.Coding, answer.ETag).ShouldBe((HttpStatusCode.BadRequest, null, null));
    }

    [Theory]
    [InlineData("gzip", "")]
    [InlineData("br", "")]
    [InlineData("gzip", "?format=csv")]
    [InlineData("br", "?format=csv")]
    public async Task A_list_is_replaced_over_the_version_that_the_tag_of_any_coding_names(string coding, string format)
    {
        const string List = """[{"agency":"H60","rate":"online","value":0.8,"from":"2026-01-01","document":"KH 1"}]""";
        (await example.App.PutCatalogAsync("targets", List)).Status.ShouldBe(200);
        var read = await GetAsync($"api/catalog/targets{format}", coding);
        read.Coding.ShouldBe(coding);

        (await example.App.PutCatalogAsync("targets", "[]", ifMatch: read.ETag)).Status.ShouldBe(200);
        (await example.App.PutCatalogAsync("targets", "[]", ifMatch: read.ETag)).ShouldBeProblem(412);
    }

    private async Task<Coded> GetAsync(string path, string? accepted, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (accepted is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        }

        if (ifNoneMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        }

        using var response = await example.App.Client.SendAsync(request, Token);
        return new Coded(
            response.StatusCode,
            response.Content.Headers.ContentEncoding.SingleOrDefault(),
            response.Headers.ETag?.ToString(),
            string.Join(',', response.Headers.Vary),
            response.Headers.CacheControl?.ToString(),
            await response.Content.ReadAsByteArrayAsync(Token));
    }

    private static byte[] Decoded(Coded answer)
    {
        using var body = new MemoryStream(answer.Body);
        using Stream decoding = answer.Coding switch
        {
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var decoded = new MemoryStream();
        decoding.CopyTo(decoded);
        return decoded.ToArray();
    }

    private sealed record Coded(HttpStatusCode Status, string? Coding, string? ETag, string? Vary, string? CacheControl, byte[] Body);
}
