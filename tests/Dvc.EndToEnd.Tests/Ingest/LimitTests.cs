using System.Globalization;
using Dvc.EndToEnd.Tests.Support;
using Dvc.Azurite;

namespace Dvc.EndToEnd.Tests.Ingest;

/// <summary>What senders may take of the app's time and places.</summary>
public sealed class LimitTests(EmptyApp empty) : IClassFixture<EmptyApp>
{
    private static readonly EventJson Good = new("H60.12-220701-0001");

    [Fact]
    public async Task A_source_that_sends_too_often_is_told_when_to_go_on_and_others_are_not_held_up()
    {
        var key = await empty.App.NewSourceAsync("h60", "H60", requestsPerMinute: 2);
        (await empty.App.DeliverAsync(key, Good.ToString())).Status.ShouldBe(202);
        (await empty.App.DeliverAsync(key, "[]")).Status.ShouldBe(400);

        var refused = await empty.App.DeliverAsync(key, Good.ToString());

        refused.ShouldBeProblem(429);
        refused.Text("title").ShouldBe("The source sends too often.");
        refused.Text("detail").ShouldBe("The source may send 2 requests a minute. Send more events in one, or wait.");
        int.Parse(refused.RetryAfter!, CultureInfo.InvariantCulture).ShouldBeInRange(1, 30);
        (await empty.App.PostAsync([Good])).Status.ShouldBe(202);

        await empty.App.PutSourceAsync("h60", """{"agency":"H60","requestsPerMinute":600}""");
        (await empty.App.DeliverAsync(key, Good.ToString())).Status.ShouldBe(202);
    }

    [Fact]
    public async Task A_body_beyond_what_a_server_takes_by_default_is_told_the_limit_of_a_delivery()
    {
        var refused = (await empty.App.PostAsync(new string(' ', 31_000_000))).ShouldBeProblem(413);

        refused.Text("title").ShouldBe("The delivery is too large.");
    }

    [Fact]
    public async Task A_source_that_has_waited_may_send_again()
    {
        var key = await empty.App.NewSourceAsync("h61", "H60", requestsPerMinute: 60);
        var statuses = await Task.WhenAll(Enumerable.Range(0, 80).Select(async _ => (await empty.App.DeliverAsync(key, "[]")).Status));
        statuses.ShouldContain(429);

        await Eventually.BeTrueAsync(async () => (await empty.App.DeliverAsync(key, "[]")).Status == 400);
    }

    [Fact]
    public async Task Keys_are_asked_for_before_places_are_given()
    {
        await using var storage = await AzuriteServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using var app = await App.StartAsync(storage.ConnectionString, ("Ingest__ParallelRequests", "1"));
        Task<RawConnection> BeginAsync() => RawConnection.PostEventsAsync(app.Client.BaseAddress!, "Transfer-Encoding: chunked", "1\r\n{\r\n");
        var begun = await BeginAsync();

        // The only place is given to the delivery that is not there yet, or to the one that asks: then another is begun.
        Answer? refused = null;
        await Eventually.BeTrueAsync(
            async () =>
            {
                if (begun.IsAnswered)
                {
                    begun.Dispose();
                    begun = await BeginAsync();
                }

                return (refused = await app.PostAsync([Good])).Status != 202;
            },
            what: "the place is taken");

        refused!.ShouldBeProblem(503);
        refused.Text("title").ShouldBe("Too many deliveries at once.");
        refused.Text("detail").ShouldBe("Nothing of the request was done; send it again.");
        refused.RetryAfter.ShouldBe("1");
        (await app.DeliverAsync("wrong", Good.ToString())).ShouldBeProblem(401);
        begun.Dispose();

        await Eventually.BeTrueAsync(async () => (await app.PostAsync([Good])).Status == 202, what: "the place is free again");
    }

    [Fact]
    public async Task A_body_in_chunks_that_is_not_there_in_time_is_given_up_and_gives_its_place_back()
    {
        await using var storage = await AzuriteServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using var app = await App.StartAsync(
            storage.ConnectionString, ("Ingest__BodyTimeout", "00:00:02"), ("Ingest__ParallelRequests", "1"));
        using var connection = await RawConnection.PostEventsAsync(app.Client.BaseAddress!, "Transfer-Encoding: chunked", "2\r\n{ \r\n");

        // The host's own answer stands in place of the app's 408, which it hears while it still sends.
        (await connection.ReadAnswerAsync()).ShouldStartWith("HTTP/1.1 500 ");
        (await app.PostAsync([Good])).Status.ShouldBe(202);
    }

    [Fact]
    public async Task A_body_with_a_length_that_stalls_is_the_hosts_to_end_and_takes_no_place()
    {
        await using var storage = await AzuriteServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using var app = await App.StartAsync(storage.ConnectionString, ("Ingest__ParallelRequests", "1"));
        using var connection = await RawConnection.PostEventsAsync(app.Client.BaseAddress!, "Content-Length: 1000", "{ ");

        (await app.PostAsync([Good])).Status.ShouldBe(202);
        (await connection.ReadAnswerAsync()).ShouldStartWith("HTTP/1.1 500 ");
    }

    [Theory]
    [InlineData("Content-Length: 1000", "{ ")]
    [InlineData("Transfer-Encoding: chunked", "2\r\n{ \r\n")]
    public async Task A_sender_that_leaves_is_no_failure_of_the_app(string framing, string beginning)
    {
        using var connection = await RawConnection.PostEventsAsync(empty.App.Client.BaseAddress!, framing, beginning);
        connection.EndSending();

        (await connection.ReadAnswerAsync()).ShouldBeEmpty();
        (await empty.App.PostAsync([Good])).Status.ShouldBe(202);
        empty.App.Process.Output.ShouldNotContain("failed");
    }

    [Theory]
    [InlineData("Ingest__ParallelRequests", "0")]
    [InlineData("Ingest__BodyTimeout", "00:00:00")]
    public async Task A_senseless_limit_keeps_the_app_from_starting(string setting, string value)
    {
        var failure = await Record.ExceptionAsync(async () =>
        {
            await using var app = await App.StartAsync(empty.Storage, (setting, value));
        });

        failure.ShouldNotBeNull().Message.ShouldContain(setting[(setting.LastIndexOf('_') + 1)..]);
    }
}
