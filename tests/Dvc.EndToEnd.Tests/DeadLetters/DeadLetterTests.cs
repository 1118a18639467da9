using System.Text.Json;
using Dvc.EndToEnd.Tests.Ingest;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.DeadLetters;

/// <summary>Dead letters over real HTTP and real queues; each test has a province of its own.</summary>
public sealed class DeadLetterTests(GuardedApp guarded) : IClassFixture<GuardedApp>
{
    private const string Unknown = "0123456789abcdef0123456789abcdef";

    private readonly Letters letters = new(guarded.App, guarded.Storage);

    [Fact]
    public async Task A_bad_event_of_a_message_is_listed_shown_and_dropped_and_the_good_ones_count()
    {
        var bad = new EventJson("H11.01-220701-0001") { Agency = "H11.01", ReceivedAt = null };
        var good = new EventJson("H11.01-220701-0002") { Agency = "H11.01" };
        var id = await letters.FailAsync($$"""{"source":"s1","events":[{{bad}},{{good}}]}""");

        var listed = (await letters.ListAsync()).Single(letter => letter.GetProperty("id").GetString() == id);
        JsonLines.Of(listed).Where(line => !line.Contains("FailedAt", StringComparison.Ordinal)).ShouldBe(
        [
            $"/id \"{id}\"",
            "/reason \"invalidEvent\"",
            "/detail \"receivedAt is required when status is accepted.\"",
            "/state \"waiting\"",
            "/tries 1",
            "/replayedAt null",
            "/source \"s1\"",
            $"/bytes {bad.ToString().Length}",
        ]);
        listed.GetProperty("firstFailedAt").GetString().ShouldEndWith("+07:00");

        var shown = await letters.GetAsync(id);
        shown.Status.ShouldBe(200);
        shown.Json.GetProperty("message").GetRawText().ShouldBe(bad.ToString());
        shown.Json.GetProperty("within").ValueKind.ShouldBe(JsonValueKind.Null);
        shown.Json.TryGetProperty("messageText", out _).ShouldBeFalse();

        (await letters.DeleteAsync(id)).Status.ShouldBe(204);
        (await letters.GetAsync(id)).ShouldBeProblem(404).Text("title").ShouldBe("There is no such dead letter.");
        await ShouldCountAsync("H11", received: 1);
    }

    [Theory]
    [InlineData("notJson %", "messageText", "bm90SnNvbiAl")]
    [InlineData("""{"events":[{"a":"\ud800","\ud800":1}]}""", "message", """{"a":"\ud800","\ud800":1}""")]
    public async Task A_message_is_shown_in_the_form_that_it_has(string message, string member, string shown)
    {
        var id = await letters.FailAsync(message);

        var answer = await letters.GetAsync(id);
        answer.Status.ShouldBe(200);
        answer.Body.ShouldContain($"\"{member}\":{(member == "message" ? shown : $"\"{shown}\"")}");
        (await letters.DeleteAsync(id)).Status.ShouldBe(204);
    }

    [Fact]
    public async Task A_poisoned_message_counts_once_however_often_and_at_once_it_is_replayed()
    {
        var waiting = await letters.WaitingAsync();
        var id = await letters.PoisonAsync($$"""{"source":"s1","events":[{{new EventJson("H12.01-220701-0001") { Agency = "H12.01" }}}]}""");
        (await letters.WaitingAsync()).ShouldBe(waiting + 1);
        await ShouldCountAsync("H12", received: 0);

        (await letters.ReplayAsync(id)).Status.ShouldBe(202);
        await ShouldCountAsync("H12", received: 1);
        (await letters.ReplayAsync(id)).Status.ShouldBe(202);
        (await Task.WhenAll(letters.ReplayAsync(id), letters.ReplayAsync(id))).ShouldAllBe(answer => answer.Status == 202);
        await ShouldCountAsync("H12", received: 1);

        (await letters.WaitingAsync()).ShouldBe(waiting);
        var letter = (await letters.GetAsync(id)).Json;
        letter.GetProperty("state").GetString().ShouldBe("replayed");
        letter.GetProperty("reason").GetString().ShouldBe("retriesExhausted");
        letter.GetProperty("tries").GetInt32().ShouldBe(5);
        letter.GetProperty("replayedAt").GetString().ShouldNotBeNull();
        (await letters.DeleteAsync(id)).Status.ShouldBe(204);
    }

    [Fact]
    public async Task A_letter_that_fails_again_is_the_same_letter_and_waits_again()
    {
        var id = await letters.FailAsync("""{"source":"s1","events":["no event"]}""");
        (await letters.ReplayAsync(id)).Status.ShouldBe(202);

        await Eventually.BeTrueAsync(async () => (await letters.GetAsync(id)).Json.GetProperty("tries").GetInt32() == 2);
        var letter = (await letters.GetAsync(id)).Json;
        letter.GetProperty("message").GetRawText().ShouldBe("\"no event\"");
        letter.GetProperty("source").GetString().ShouldBe("s1");
        letter.GetProperty("replayedAt").GetString().ShouldNotBeNull();
        letter.GetProperty("state").GetString().ShouldBe("waiting");
        (await letters.DeleteAsync(id)).Status.ShouldBe(204);
    }

    [Fact]
    public async Task A_list_is_filtered_and_paged()
    {
        var today = Today.Iso(Today.Date);
        var yesterday = Today.Iso(Today.Date.AddDays(-1));
        string[] ids = [await letters.FailAsync("one %"), await letters.FailAsync("two %"), await letters.PoisonAsync("""{"events":[]}""")];
        (await letters.ReplayAsync(ids[2])).Status.ShouldBe(202);

        (await IdsAsync("reason=notJson")).ShouldBe(ids[..2], ignoreOrder: true);
        (await IdsAsync("reason=retriesExhausted&state=replayed")).ShouldBe([ids[2]]);
        (await IdsAsync("state=waiting&reason=retriesExhausted")).ShouldBeEmpty();
        (await IdsAsync($"from={yesterday}&to={today}&reason=notJson")).ShouldBe(ids[..2], ignoreOrder: true);
        (await IdsAsync($"to={yesterday}")).ShouldBeEmpty();

        var first = (await guarded.App.GetAsync("api/deadletters?take=2")).Json;
        first.GetProperty("letters").GetArrayLength().ShouldBe(2);
        var rest = (await guarded.App.GetAsync($"api/deadletters?after={first.GetProperty("next").GetString()}")).Json;
        rest.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        new[] { first, rest }.SelectMany(page => page.GetProperty("letters").EnumerateArray()).Select(Id).ShouldBe(await IdsAsync("take=100"));
        foreach (var id in ids)
        {
            (await letters.DeleteAsync(id)).Status.ShouldBe(204);
        }
    }

    [Fact]
    public async Task Answers_are_stored_nowhere()
    {
        foreach (var path in new[] { "api/deadletters", $"api/deadletters/{Unknown}" })
        {
            using var response = await guarded.App.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        }
    }

    private static string Id(JsonElement letter) => letter.GetProperty("id").GetString()!;

    private async Task<IEnumerable<string>> IdsAsync(string query) => (await letters.ListAsync(query)).Select(Id);

    private async Task ShouldCountAsync(string province, int received)
    {
        await guarded.App.SettleAsync();
        (await guarded.App.GetAsync($"api/kpi/weekly?week=2022-W26&agency={province}")).Json
            .GetProperty("counts").GetProperty("received").GetProperty("total").GetInt32().ShouldBe(received);
    }
}
