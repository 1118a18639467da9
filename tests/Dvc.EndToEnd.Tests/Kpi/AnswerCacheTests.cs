using System.IO.Compression;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Kpi;

/// <summary>Answers from memory, over HTTP and with two processes. What each costs to the last request is tested beside the storage.</summary>
public sealed class AnswerCacheTests(EmptyApp empty) : IClassFixture<EmptyApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private App App => empty.App;

    [Fact]
    public async Task Two_hundred_answers_cost_less_than_one_request_of_storage_each()
    {
        const string Path = "api/kpi/weekly?week=2022-W26";
        await RecordAsync(App, "H61.01-220627-0001");
        var first = await App.GetAsync(Path);
        var before = await TableReadsAsync();
        for (var count = 0; count < 200; count++)
        {
            (await App.GetAsync(Path)).ShouldBe(first);
        }

        // The health report reads, and so does the watch over the version every five seconds.
        (await TableReadsAsync() - before).ShouldBeLessThan(200);
    }

    [Fact]
    public async Task What_one_process_rolls_up_another_one_answers_soon_after()
    {
        const string Path = "api/kpi/weekly?week=2022-W26&agency=H62";
        await using var other = await App.StartAsync(empty.Storage);
        (await ReceivedAsync(other, Path)).ShouldBe(0);
        for (var count = 1; count <= 2; count++)
        {
            await RecordAsync(App, $"H62.01-220627-{count:0000}");
            (await ReceivedAsync(App, Path)).ShouldBe(count, "where it was rolled up it shows at once");
            await Eventually.BeTrueAsync(async () => await ReceivedAsync(other, Path) == count);
        }
    }

    [Fact]
    public async Task A_bulletin_is_the_same_byte_for_byte_in_every_coding()
    {
        const string Path = "api/kpi/weekly?published=true";
        await App.StartFunctionAsync("PublishBulletin");
        await Eventually.BeTrueAsync(async () => (await App.GetAsync(Path)).Status == 200);
        var plain = await BytesAsync(Path, "identity");

        using var gzip = new GZipStream(new MemoryStream(await BytesAsync(Path, "gzip")), CompressionMode.Decompress);
        using var brotli = new BrotliStream(new MemoryStream(await BytesAsync(Path, "br")), CompressionMode.Decompress);
        foreach (Stream decoded in new Stream[] { gzip, brotli })
        {
            using var whole = new MemoryStream();
            await decoded.CopyToAsync(whole, Token);
            whole.ToArray().ShouldBe(plain);
        }
    }

    private static async Task RecordAsync(App app, string dossierId)
    {
        await app.PostAsync([new EventJson(dossierId)
        {
            Agency = dossierId[..6], ReceivedAt = "2022-06-27T08:00:00+07:00", UpdatedAt = "2022-06-27T08:00:00+07:00",
        }]);
        await app.SettleAsync();
    }

    private static async Task<int> ReceivedAsync(App app, string path) =>
        Counts.Of((await app.GetAsync(path)).Json.GetProperty("counts")).Received;

    private async Task<long> TableReadsAsync() =>
        (await App.GetAsync("api/health")).Json.GetProperty("storageRequests").GetProperty("tableReads").GetInt64();

    private async Task<byte[]> BytesAsync(string path, string accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        using var response = await App.Client.SendAsync(request, Token);
        return await response.Content.ReadAsByteArrayAsync(Token);
    }
}
