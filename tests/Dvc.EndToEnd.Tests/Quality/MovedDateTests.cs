using System.Globalization;
using System.Text.Json;
using Dvc.EndToEnd.Tests.Ingest;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Quality;

/// <summary>Dates that were moved so that lateness no longer shows can be listed, with both dates and both arrivals.</summary>
public sealed class MovedDateTests(GuardedApp guarded) : IClassFixture<GuardedApp>
{
    private App App => guarded.App;

    private static string Days => $"from={Today.Iso(Today.Date.AddDays(-1))}&to={Today.Iso(Today.Date)}";

    [Fact]
    public async Task A_due_date_moved_after_it_had_passed_and_a_finish_date_moved_back_are_listed_and_nothing_else()
    {
        var (soon, later) = (At(Today.Date.AddDays(30)), At(Today.Date.AddDays(40)));
        var first = await DeliverAsync(
        [
            Event(1) with { DueAt = "2022-07-05T17:00:00+07:00" },
            Event(2) with { DueAt = "2022-07-05T17:00:00+07:00" },
            Event(3) with { Status = "resolved", FinishedAt = "2022-07-07T10:00:00+07:00" },
            Event(4) with { DueAt = soon },
            Event(5) with { DueAt = "2022-07-05T17:00:00+07:00" },
            Event(6) with { Status = "resolved", FinishedAt = "2022-07-05T10:00:00+07:00" },
        ]);
        var second = await DeliverAsync(
        [
            Event(1) with { DueAt = "2022-07-08T17:00:00+07:00", UpdatedAt = "2022-07-04T08:00:00+07:00" },
            Event(2) with { DueAt = "2022-07-09T17:00:00+07:00", OriginalDueAt = "2022-07-09T17:00:00+07:00", UpdatedAt = "2022-07-04T08:00:00+07:00" },
            Event(3) with { Status = "resolved", FinishedAt = "2022-07-05T10:00:00+07:00", UpdatedAt = "2022-07-08T08:00:00+07:00" },
            Event(4) with { DueAt = later, UpdatedAt = "2022-07-04T08:00:00+07:00" },
            Event(5) with { DueAt = "2022-07-04T17:00:00+07:00", UpdatedAt = "2022-07-04T08:00:00+07:00" },
            Event(6) with { Status = "resolved", FinishedAt = "2022-07-07T10:00:00+07:00", UpdatedAt = "2022-07-08T08:00:00+07:00" },
        ]);

        var moves = await ListAsync($"agency=H95&{Days}");
        moves.Select(Told).ShouldBe(
        [
            "dueMoved H95.01-220701-0001 H95.01: 2022-07-05T17:00:00+07:00 of 2022-07-01T08:00:00+07:00, 2022-07-08T17:00:00+07:00 of 2022-07-04T08:00:00+07:00",
            "dueMoved H95.01-220701-0002 H95.01: 2022-07-05T17:00:00+07:00 of 2022-07-01T08:00:00+07:00, 2022-07-09T17:00:00+07:00 of 2022-07-04T08:00:00+07:00",
            "finishMovedBack H95.01-220701-0003 H95.01: 2022-07-07T10:00:00+07:00 of 2022-07-01T08:00:00+07:00, 2022-07-05T10:00:00+07:00 of 2022-07-08T08:00:00+07:00",
        ]);
        moves.Select(move => Arrival(move, "from")).ShouldAllBe(arrival => first.Contains(arrival));
        moves.Select(move => Arrival(move, "to")).ShouldAllBe(arrival => second.Contains(arrival));

        (await ListAsync($"agency=H95&kind=finishMovedBack&{Days}")).Select(Told).ShouldBe([Told(moves[2])]);
        (await ListAsync($"agency=H96&{Days}")).ShouldBeEmpty();
        (await ListAsync("agency=H95&from=2022-07-01&to=2022-07-31")).ShouldBeEmpty("they are listed by the day on which they became known");
    }

    [Fact]
    public async Task Repetitions_move_nothing_and_a_list_has_pages()
    {
        foreach (var due in new[] { "2022-07-05T17:00:00+07:00", "2022-07-08T17:00:00+07:00" })
        {
            var updated = $"{due[..10]}T08:00:00+07:00";
            EventJson[] events = [.. Enumerable.Range(1, 5).Select(number => Event(number, "H97.01") with { DueAt = due, UpdatedAt = updated })];
            await DeliverAsync([.. events, .. events]);
        }

        List<string> paged = [];
        var pages = 0;
        for (string? after = ""; after is not null; pages++)
        {
            var page = (await App.GetAsync($"api/quality/moves?agency=H97&take=2&after={after}&{Days}")).Json;
            paged.AddRange(page.GetProperty("moves").EnumerateArray().Select(Told));
            after = page.GetProperty("next").GetString();
        }

        pages.ShouldBe(3);
        paged.Count.ShouldBe(5);
        paged.ShouldBe((await ListAsync($"agency=H97&{Days}")).Select(Told));
    }

    [Fact]
    public async Task The_list_is_stored_nowhere()
    {
        using var response = await App.Client.GetAsync(new Uri($"api/quality/moves?{Days}", UriKind.Relative), TestContext.Current.CancellationToken);

        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    private static EventJson Event(int number, string agency = "H95.01") => new($"{agency}-220701-{number:0000}") { Agency = agency };

    private static string At(DateTime day) => $"{Today.Iso(day)}T17:00:00+07:00";

    private static string Told(JsonElement move) =>
        $"{move.GetProperty("kind").GetString()} {move.GetProperty("dossierId").GetString()} {move.GetProperty("agency").GetProperty("code").GetString()}: "
        + $"{Date(move.GetProperty("from"))}, {Date(move.GetProperty("to"))}";

    private static string Date(JsonElement date) => $"{date.GetProperty("time").GetString()} of {date.GetProperty("updatedAt").GetString()}";

    private static DateTimeOffset Arrival(JsonElement move, string date) =>
        DateTimeOffset.Parse(move.GetProperty(date).GetProperty("arrivedAt").GetString()!, CultureInfo.InvariantCulture);

    private async Task<IReadOnlyList<JsonElement>> ListAsync(string query)
    {
        var answer = await App.GetAsync($"api/quality/moves?{query}");
        answer.Status.ShouldBe(200, answer.Body);
        answer.Json.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        return [.. answer.Json.GetProperty("moves").EnumerateArray()];
    }

    private async Task<Span> DeliverAsync(EventJson[] events)
    {
        var sentAt = DateTimeOffset.UtcNow;
        (await App.PostAsync(events)).Status.ShouldBe(202);
        var answeredAt = DateTimeOffset.UtcNow;
        await App.SettleAsync();
        return new Span(sentAt, answeredAt);
    }

    /// <summary>Between asking and the answer; arrivals are told to the second.</summary>
    private sealed record Span(DateTimeOffset SentAt, DateTimeOffset AnsweredAt)
    {
        public bool Contains(DateTimeOffset arrival) => arrival > SentAt.AddSeconds(-1) && arrival <= AnsweredAt;
    }
}
