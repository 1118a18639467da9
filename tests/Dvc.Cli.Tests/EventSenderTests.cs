using Dvc.Cli.Events;
using Microsoft.AspNetCore.Http;

namespace Dvc.Cli.Tests;

public sealed class EventSenderTests
{
    private readonly SkippingTime time = new();
    private readonly List<string> notes = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_event_arrives_and_is_reported()
    {
        await using var app = await FakeApp.StartAsync();
        var reported = 0;

        await SendAsync(app, SentEvents.Batches.Take(5), taken => Interlocked.Add(ref reported, taken));

        reported.ShouldBe(5000);
        app.Taken.Select(e => e.Json.GetRawText()).Order(StringComparer.Ordinal)
            .ShouldBe(SentEvents.All.Take(5000).Select(e => e.Json.GetRawText()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(StatusCodes.Status429TooManyRequests)]
    [InlineData(StatusCodes.Status503ServiceUnavailable)]
    public async Task A_busy_app_is_asked_again_when_it_says(int status)
    {
        await using var app = await FakeApp.StartAsync();
        foreach (var retryAfter in (string[])["0", "Fri, 31 Dec 1999 23:59:59 GMT", "1"])
        {
            app.AnswerFirst(context =>
            {
                context.Response.Headers.RetryAfter = retryAfter;
                return Results.StatusCode(status);
            });
        }

        await SendAsync(app, SentEvents.Batches.Take(1));

        app.Posts.ShouldBe(4);
        app.Taken.Count.ShouldBe(1000);
        (time.GetUtcNow() - time.Start).TotalSeconds.ShouldBe(3); // One each, also where the app names none or one that is over.
    }

    [Theory]
    [InlineData(StatusCodes.Status408RequestTimeout)]
    [InlineData(StatusCodes.Status500InternalServerError)]
    [InlineData(StatusCodes.Status502BadGateway)]
    [InlineData(StatusCodes.Status504GatewayTimeout)]
    public async Task An_app_that_restarts_is_asked_again_and_the_sender_says_why_it_waits(int status)
    {
        await using var app = await FakeApp.StartAsync();
        app.AnswerFirst(_ => Results.StatusCode(status));
        app.AnswerFirst(_ => Results.StatusCode(status));

        await SendAsync(app, SentEvents.Batches.Take(1));

        app.Posts.ShouldBe(3);
        app.Taken.Count.ShouldBe(1000);
        notes.Count.ShouldBe(2);
        notes.ShouldAllBe(note => note.StartsWith($"The app answers {status} ", StringComparison.Ordinal));
        notes.Select(note => note[note.IndexOf("Try", StringComparison.Ordinal)..][..5]).ShouldBe(["Try 2", "Try 3"]);
    }

    [Fact]
    public async Task A_connection_that_is_lost_is_no_answer_and_the_batch_is_sent_again()
    {
        await using var app = await FakeApp.StartAsync();
        app.AnswerFirst(context =>
        {
            context.Abort();
            return Results.Empty;
        });

        await SendAsync(app, SentEvents.Batches.Take(1));

        app.Posts.ShouldBe(2);
        app.Taken.Count.ShouldBe(1000);
        notes.ShouldHaveSingleItem().ShouldStartWith("The app does not answer: ");
    }

    [Fact]
    public async Task Where_nobody_listens_the_sender_tries_for_ten_minutes_and_gives_up()
    {
        Uri nobody;
        await using (var app = await FakeApp.StartAsync())
        {
            nobody = app.Address;
        }

        await Should.ThrowAsync<HttpRequestException>(SendAsync(nobody, SentEvents.Batches.Take(1)));

        (time.GetUtcNow() - time.Start).TotalSeconds.ShouldBeInRange(600, 600 + (30 * 1.25));
    }

    [Fact]
    public async Task An_app_that_asks_for_too_long_a_pause_is_given_up_at_once()
    {
        await using var app = await FakeApp.StartAsync();
        app.AnswerFirst(context =>
        {
            context.Response.Headers.RetryAfter = "3600";
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        });

        var failure = await Should.ThrowAsync<CommandFailedException>(SendAsync(app, SentEvents.Batches.Take(1)));

        failure.Message.ShouldContain("503");
        failure.Message.ShouldContain("a pause of 3600 s");
        app.Posts.ShouldBe(1);
    }

    [Fact]
    public async Task An_app_that_stays_busy_is_given_up()
    {
        await using var app = await FakeApp.StartAsync();
        for (var i = 0; i < 20; i++)
        {
            app.AnswerFirst(context =>
            {
                context.Response.Headers.RetryAfter = "60";
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            });
        }

        var failure = await Should.ThrowAsync<CommandFailedException>(SendAsync(app, SentEvents.Batches.Take(1)));

        failure.Message.ShouldContain("503");
        app.Posts.ShouldBe(11); // The first, and one a minute.
    }

    [Theory]
    [InlineData(StatusCodes.Status202Accepted, 999)]
    [InlineData(StatusCodes.Status400BadRequest, 0)]
    public async Task A_rejected_event_is_an_error_that_names_it(int status, int accepted)
    {
        await using var app = await FakeApp.StartAsync();
        app.AnswerFirst(_ => Results.Text(
            $$"""
            {"accepted": {{accepted}}, "rejected": [{"index": 7, "dossierId": "H60.12-220104-0007", "errors": [
              {"field": "receivedAt", "code": "required", "message": "absent although accepted"}]}]}
            """,
            "application/json",
            statusCode: status));

        var failure = await Should.ThrowAsync<CommandFailedException>(SendAsync(app, SentEvents.Batches.Take(1)));

        failure.Message.ShouldBe(
            "The app rejected 1 of 1000 events:\n  line 8, H60.12-220104-0007: receivedAt (required) absent although accepted");
    }

    [Theory]
    [InlineData("""{"accepted": 998, "rejected": []}""", StatusCodes.Status202Accepted)]
    [InlineData("no JSON", StatusCodes.Status202Accepted)]
    [InlineData("""{"title": "No key"}""", StatusCodes.Status401Unauthorized)]
    public async Task Any_other_answer_than_everything_taken_is_an_error_that_shows_it(string body, int status)
    {
        await using var app = await FakeApp.StartAsync();
        app.AnswerFirst(_ => Results.Text(body, "application/json", statusCode: status));

        var failure = await Should.ThrowAsync<CommandFailedException>(SendAsync(app, SentEvents.Batches.Take(1)));

        failure.Message.ShouldContain(body);
        failure.Message.ShouldContain(FormattableString.Invariant($"{status}"));
        app.Posts.ShouldBe(1);
    }

    private Task SendAsync(FakeApp app, IEnumerable<EventBatch> batches, Action<int>? taken = null) => SendAsync(app.Address, batches, taken);

    private async Task SendAsync(Uri app, IEnumerable<EventBatch> batches, Action<int>? taken = null)
    {
        using var http = new HttpClient { BaseAddress = app };
        await new EventSender(http, time, notes.Add).SendAsync(batches, taken ?? (_ => { }), Token);
    }
}
