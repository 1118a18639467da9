using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Ingest;

/// <summary>What somebody else puts into the queue, where no HTTP request was checked.</summary>
public sealed class BadMessageTests(EmptyApp empty) : IClassFixture<EmptyApp>
{
    public static byte[][] NoMessages { get; } =
    [
        Encoding.UTF8.GetBytes($"{EventJson.Secret}, which is not JSON"),
        Encoding.UTF8.GetBytes($"[{new EventJson("H60.12-220701-0001")}]"),
        Encoding.UTF8.GetBytes("220701"),
        "{\"event\\ud800\":[]}"u8.ToArray(),
        [],
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_cannot_be_recorded_is_kept_with_its_reason_and_the_good_is_counted()
    {
        var queue = new QueueClient(empty.Storage, "dossier-events");
        var good = new EventJson("H60.12-220701-0002");
        var bad = new EventJson("H60.12-220701-0003") { ReceivedAt = null };
        foreach (var body in NoMessages)
        {
            await queue.SendMessageAsync(Convert.ToBase64String(body), Cancelled);
        }

        await queue.SendMessageAsync("%%% neither Base64 nor JSON %%%", Cancelled);
        await queue.SendMessageAsync(Base64($"{{\"source\":\"s\",\"events\":[{bad},{good},\"no event\"]}}"), Cancelled);
        await queue.SendMessageAsync(Convert.ToBase64String(Encoding.Latin1.GetBytes(bad.ToString().Replace("1.004239", "á"))), Cancelled);
        await queue.SendMessageAsync(Base64(new EventJson("H60.12-220701-0004").ToString()), Cancelled);
        await empty.App.SettleAsync();

        var letters = await LettersAsync();
        letters.Count(letter => letter.GetString("reason") == "notJson").ShouldBe(NoMessages.Length + 1);
        letters.Where(letter => letter.GetString("reason") == "invalidEvent").Select(letter => letter.GetString("detail")).Order(StringComparer.Ordinal)
            .ShouldBe(
            [
                "An event is a JSON object.",
                "procedure must be a string. receivedAt is required when status is accepted.",
                "receivedAt is required when status is accepted.",
            ]);
        letters.ShouldAllBe(letter => letter.GetInt64("tries") == 1);
        letters.ShouldContain(letter => Encoding.UTF8.GetString(letter.GetBinary("message")!) == bad.ToString());

        (await empty.App.GetAsync("api/kpi/weekly?week=2022-W26&agency=H60.12")).Json
            .GetProperty("counts").GetProperty("received").GetProperty("total").GetInt32().ShouldBe(2);
        var health = (await empty.App.GetAsync("api/health")).Json;
        health.GetProperty("status").GetString().ShouldBe("degraded");
        health.GetProperty("deadLetters").GetInt32().ShouldBe(letters.Count);
        health.GetProperty("queue").GetProperty("poisonDepth").GetInt32().ShouldBe(0);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private async Task<List<TableEntity>> LettersAsync()
    {
        List<TableEntity> letters = [];
        await foreach (var letter in new TableClient(empty.Storage, "deadletters").QueryAsync<TableEntity>(filter: (string?)null, cancellationToken: Cancelled))
        {
            letters.Add(letter);
        }

        return letters;
    }
}
