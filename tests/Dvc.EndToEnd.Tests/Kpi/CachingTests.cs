using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Kpi;

[Collection(ExampleCollection.Name)]
public sealed class CachingTests(ExampleApp example)
{
    [Theory]
    [InlineData("api/kpi/weekly?week=2022-W26&agency=H60")]
    [InlineData("api/kpi/periods/month/2022-06?agency=H60")]
    [InlineData("api/kpi/series/month?agency=H60&from=2022-06-01&to=2022-07-31")]
    [InlineData("api/kpi/range?from=2022-06-01&to=2022-07-31&agency=H60")]
    [InlineData("api/definitions")]
    public async Task A_client_that_has_the_figures_is_told_so(string path)
    {
        var first = await example.App.GetAsync(path);
        first.ETag.ShouldNotBeNull().ShouldMatch("^\"[0-9a-f]{32}\"$");

        foreach (var known in new[] { first.ETag, $"W/{first.ETag}", $"\"other\", {first.ETag}", "*" })
        {
            var again = await IfNoneMatchAsync(path, known);
            again.Status.ShouldBe(304);
            again.Body.ShouldBeEmpty();
            again.ETag.ShouldBe(first.ETag);
        }

        (await IfNoneMatchAsync(path, "\"other\"")).Body.ShouldBe(first.Body);
    }

    [Fact]
    public async Task Figures_change_with_a_roll_up_and_not_before()
    {
        const string Path = "api/kpi/weekly?week=2022-W40&agency=H51";
        await example.App.PostAsync([Event(1)]);
        await example.App.SettleAsync();
        var before = await example.App.GetAsync(Path);

        await example.App.PostAsync([Event(2)]);
        await example.App.UntilAsync("queue", "depth");
        (await IfNoneMatchAsync(Path, before.ETag!)).Status.ShouldBe(304);

        await example.App.SettleAsync();
        var after = await IfNoneMatchAsync(Path, before.ETag!);
        after.Status.ShouldBe(200);
        (after.ETag == before.ETag).ShouldBeFalse();
        Counts.Of(after.Json.GetProperty("counts")).Received.ShouldBe(2);

        // The same events again change no figure.
        await example.App.PostAsync([Event(1), Event(2)]);
        await example.App.SettleAsync();
        Counts.Of((await example.App.GetAsync(Path)).Json.GetProperty("counts")).ShouldBe(Counts.Of(after.Json.GetProperty("counts")));
    }

    private static EventJson Event(int number) => new($"H51.01-221003-{number:0000}")
    {
        Agency = "H51.01",
        ReceivedAt = "2022-10-03T08:00:00+07:00",
        UpdatedAt = "2022-10-03T08:00:00+07:00",
    };

    private async Task<Answer> IfNoneMatchAsync(string path, string known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("If-None-Match", known);
        return await example.App.SendAsync(request);
    }
}
