using System.Text;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Ingest;

/// <summary>What is bad never takes with it what is good.</summary>
public sealed class MixedDeliveryTests(GuardedApp guarded) : IClassFixture<GuardedApp>
{
    [Fact]
    public async Task A_bad_event_in_an_array_is_rejected_by_its_place_and_the_good_ones_count()
    {
        var bad = Event("H41.01", 2) with { Status = EventJson.Secret, Channel = null };

        var answer = await guarded.App.PostAsync($"[{Event("H41.01", 1)},{bad},7,{Event("H41.01", 3)}]");

        answer.Status.ShouldBe(202);
        answer.MediaType.ShouldBe("application/json");
        answer.ShouldHideInput();
        JsonLines.Of(answer.Json).ShouldBe(
        [
            "/accepted 2",
            "/rejected/0/index 1",
            "/rejected/0/dossierId \"H41.01-220701-0002\"",
            "/rejected/0/errors/0/field \"status\"",
            "/rejected/0/errors/0/code \"enum\"",
            "/rejected/0/errors/0/message \"status must be one of registered, accepted, refused, processing, awaitingSupplement, "
                + "awaitingPayment, withdrawn, stopped, resolved, returned.\"",
            "/rejected/0/errors/1/field \"channel\"",
            "/rejected/0/errors/1/code \"required\"",
            "/rejected/0/errors/1/message \"channel is required.\"",
            "/rejected/1/index 2",
            "/rejected/1/dossierId null",
            "/rejected/1/errors/0/field \"\"",
            "/rejected/1/errors/0/code \"notAnObject\"",
            "/rejected/1/errors/0/message \"An event is a JSON object.\"",
        ]);
        await ShouldCountAsync("H41", received: 2);
    }

    [Fact]
    public async Task A_bad_line_among_good_ones_is_rejected_by_its_place_and_the_good_ones_count()
    {
        var lines = $"\uFEFF{Event("H42.01", 1)}\r\n\r\n{EventJson.Secret}\n{Event("H42.01", 2)}\n{Event("H42.01", 3).ToString()[..20]}";

        var answer = await guarded.App.PostAsync(lines, "application/x-ndjson; charset=UTF-8");

        answer.Status.ShouldBe(202);
        answer.ShouldHideInput();
        answer.Json.GetProperty("accepted").GetInt32().ShouldBe(2);
        Rejections(answer).ShouldBe([(1, "notJson"), (3, "notJson")]);
        await ShouldCountAsync("H42", received: 2);
    }

    [Fact]
    public async Task Only_bad_events_are_a_problem_that_names_them_all()
    {
        var answer = await guarded.App.PostAsync([Event("H43.01", 1) with { Agency = null }, Event("H43.01", 2) with { UpdatedAt = null }]);

        answer.ShouldBeProblem(400);
        answer.Text("title").ShouldBe("No event can be taken.");
        Rejections(answer).ShouldBe([(0, "required"), (1, "required")]);
        answer.Json.GetProperty("rejected")[1].GetProperty("dossierId").GetString().ShouldBe("H43.01-220701-0002");
    }

    [Fact]
    public async Task An_event_that_says_two_things_is_rejected_alone_in_an_array_and_among_lines()
    {
        var twice = Event("H44.01", 1).ToString().Replace("\"channel\":\"inPerson\"", "\"channel\":\"online\",\"channel\":\"post\"");
        (string Body, string Form)[] deliveries =
        [
            ($"[{twice},{Event("H44.01", 2)}]", "application/json"), ($"{twice}\n{Event("H44.01", 3)}", "application/x-ndjson"),
        ];

        foreach (var (body, form) in deliveries)
        {
            var answer = await guarded.App.PostAsync(body, form);
            answer.Status.ShouldBe(202);
            Rejections(answer).ShouldBe([(0, "duplicate")]);
            answer.Json.GetProperty("rejected")[0].GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe("channel");
        }

        await ShouldCountAsync("H44", received: 2);
    }

    [Theory]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("APPLICATION/JSON; charset=UTF-8")]
    public async Task A_content_type_may_be_written_as_HTTP_allows(string contentType) =>
        (await guarded.App.PostAsync(Event("H45.01", 1).ToString(), contentType)).Status.ShouldBe(202);

    [Fact]
    public async Task A_thousand_events_and_a_mebibyte_are_taken()
    {
        var events = Enumerable.Range(1, 1000).Select(number => Event("H46.01", number)).ToArray();
        var body = $"[{string.Join(',', events.AsEnumerable())}]";
        body += new string(' ', (1024 * 1024) - Encoding.UTF8.GetByteCount(body));

        var answer = await guarded.App.PostAsync(body);

        answer.Status.ShouldBe(202);
        await ShouldCountAsync("H46", received: 1000);
    }

    private static EventJson Event(string agency, int number) => new($"{agency}-220701-{number:0000}") { Agency = agency };

    private static IEnumerable<(int Index, string Code)> Rejections(Answer answer) =>
        answer.Json.GetProperty("rejected").EnumerateArray()
            .Select(rejection => (rejection.GetProperty("index").GetInt32(), rejection.GetProperty("errors")[0].GetProperty("code").GetString()!));

    private async Task ShouldCountAsync(string province, int received)
    {
        await guarded.App.SettleAsync();
        var counts = (await guarded.App.GetAsync($"api/kpi/weekly?week=2022-W26&agency={province}")).Json.GetProperty("counts");
        counts.GetProperty("received").GetProperty("total").GetInt32().ShouldBe(received);
    }
}
