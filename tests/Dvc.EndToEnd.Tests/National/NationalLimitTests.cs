using System.Globalization;
using Dvc.EndToEnd.Tests.Ingest;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.National;

/// <summary>What senders of the national message may take of the app's time and places, told in the message's own form.</summary>
public sealed class NationalLimitTests(GuardedApp guarded) : IClassFixture<GuardedApp>
{
    private const string Refused = "Không nhận được thông điệp. / ";

    [Fact]
    public async Task A_thousand_items_are_taken()
    {
        var items = Enumerable.Range(1, 1000).Select(number => new NationalItem($"H88.01-220701-{number:0000}"));

        (await guarded.App.DeliverItemsAsync(SourceKeys.Development, items)).ShouldBeDone();

        await guarded.App.SettleAsync();
        (await guarded.App.GetAsync("api/kpi/weekly?week=2022-W26&agency=H88")).Json
            .GetProperty("counts").GetProperty("received").GetProperty("online").GetInt32().ShouldBe(1000);
    }

    [Fact]
    public async Task A_source_that_sends_too_often_is_told_when_to_go_on()
    {
        var key = await guarded.App.NewSourceAsync("h89", "H89", requestsPerMinute: 1);
        (await guarded.App.DeliverItemsAsync(key, "7")).ShouldBeDone();

        var refused = (await guarded.App.DeliverItemsAsync(key, "7")).ShouldBeNationalError(429);

        refused.Text("message").ShouldBe($"{Refused}The source sends too often. The source may send 1 requests a minute. Send more events in one, or wait.");
        int.Parse(refused.RetryAfter!, CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
    }

    [Fact]
    public async Task A_slow_body_and_one_that_is_framed_wrongly_are_refused_by_the_host()
    {
        await using var app = await App.StartAsync(guarded.Storage, ("Ingest__BodyTimeout", "00:00:01"));
        var address = app.Client.BaseAddress!;
        using (var slow = await RawConnection.PostEventsAsync(address, "Transfer-Encoding: chunked", "2\r\n{ \r\n", NationalRequests.Path))
        {
            // It stands in place of the app's 408, and of its 400.
            (await slow.ReadAnswerAsync()).ShouldStartWith("HTTP/1.1 500 ");
        }

        using (var wrong = await RawConnection.PostEventsAsync(address, "Transfer-Encoding: chunked", "no length\r\n{}\r\n", NationalRequests.Path))
        {
            (await wrong.ReadAnswerAsync()).ShouldStartWith("HTTP/1.1 500 ");
        }
    }
}
