using System.Net.Http.Json;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Dvc.Host.Tests.Support;

namespace Dvc.Host.Tests.Queues;

[Collection<HostsCollection>]
public sealed class QueueInputTests(RunningHost host, AzuriteFixture azurite)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_arrives_with_all_that_the_queue_knows_of_it()
    {
        var receipt = await SendAsync("message", "tiếng Việt <&> \"quoted\""u8.ToArray());

        await Eventually.BeTrueAsync(() => host.Folder.Has("message"));

        host.Folder.Read("message").ShouldBe(
            $"tiếng Việt <&> \"quoted\"|{receipt.MessageId}|1|{receipt.InsertionTime:u}|{receipt.ExpirationTime:u}");
    }

    [Fact]
    public async Task A_text_arrives_as_it_was_sent_and_by_hand_too()
    {
        await SendAsync("text", "tiếng Việt"u8.ToArray());
        await Eventually.BeTrueAsync(() => host.Folder.Has("text"));
        host.Folder.Read("text").ShouldBe("tiếng Việt");

        using var response = await host.Client.PostAsJsonAsync("admin/functions/Text", new { input = "by hand" }, Cancelled);

        response.EnsureSuccessStatusCode();
        await Eventually.BeTrueAsync(() => host.Folder.Read("text") == "by hand");
    }

    [Fact]
    public async Task Data_arrive_as_they_were_sent()
    {
        await SendAsync("data", "{\"số\": 1}"u8.ToArray());

        await Eventually.BeTrueAsync(() => host.Folder.Has("binary"));

        host.Folder.Read("binary").ShouldBe("{\"số\": 1}");
    }

    [Fact]
    public async Task Bytes_arrive_as_they_were_sent()
    {
        await SendAsync("bytes", [0, 255, 10]);

        await Eventually.BeTrueAsync(() => host.Folder.Has("bytes"));

        host.Folder.Read("bytes").ShouldBe("00FF0A");
    }

    [Fact]
    public async Task A_message_that_fails_in_its_worker_is_tried_five_times_and_then_kept_apart()
    {
        await SendAsync("failing", "bad"u8.ToArray());

        var poison = azurite.Queue(host.Queue + "-failing-poison");
        await Eventually.BeTrueAsync(async () => await poison.ExistsAsync(Cancelled));
        await Eventually.BeTrueAsync(async () => (await Queue("failing").GetPropertiesAsync(Cancelled)).Value.ApproximateMessagesCount == 0);

        host.Folder.Beginning("failed.").Order().ShouldBe(["failed.1", "failed.2", "failed.3", "failed.4", "failed.5"]);
        (await poison.PeekMessagesAsync(10, Cancelled)).Value.ShouldHaveSingleItem().Body.ToString().ShouldBe(Convert.ToBase64String("bad"u8));
    }

    private QueueClient Queue(string name) => azurite.Queue($"{host.Queue}-{name}");

    private async Task<SendReceipt> SendAsync(string name, byte[] body)
    {
        await Eventually.BeTrueAsync(async () => await Queue(name).ExistsAsync(Cancelled)); // The host makes it.
        return await Queue(name).SendMessageAsync(Convert.ToBase64String(body), Cancelled);
    }
}
