using System.Text;
using System.Text.Json;
using Azure.Storage.Queues;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.DeadLetters;

/// <summary>The dead letters of an app, and the queues that make them.</summary>
internal sealed class Letters(App app, string storage)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Puts a message where senders' events are, waits until the app is done with it, and names its only new letter.</summary>
    public async Task<string> FailAsync(string message)
    {
        var before = await IdsAsync();
        await SendAsync("dossier-events", message);
        await app.UntilAsync("queue", "depth");
        return (await IdsAsync()).Except(before, StringComparer.Ordinal).Single();
    }

    /// <summary>Puts a message where the host puts those that failed too often, and has it kept.</summary>
    public async Task<string> PoisonAsync(string message)
    {
        var before = await IdsAsync();
        await new QueueClient(storage, "dossier-events-poison").CreateIfNotExistsAsync(cancellationToken: Cancelled);
        await SendAsync("dossier-events-poison", message);
        await KeepAsync();
        await app.UntilAsync("queue", "poisonDepth");
        return (await IdsAsync()).Except(before, StringComparer.Ordinal).Single();
    }

    public Task KeepAsync() => app.StartFunctionAsync("KeepDeadLetters");

    public async Task<Answer> ReplayAsync(string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Relative($"api/deadletters/{id}/replay"));
        return await app.SendAsync(request);
    }

    public async Task<Answer> DeleteAsync(string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, Relative($"api/deadletters/{id}"));
        return await app.SendAsync(request);
    }

    public Task<Answer> GetAsync(string id) => app.GetAsync($"api/deadletters/{id}");

    public async Task<IReadOnlyList<JsonElement>> ListAsync(string query = "take=100") =>
        [.. (await app.GetAsync($"api/deadletters?{query}")).Json.GetProperty("letters").EnumerateArray()];

    public async Task<int> WaitingAsync() => (await app.GetAsync("api/health")).Json.GetProperty("deadLetters").GetInt32();

    private static Uri Relative(string path) => new(path, UriKind.Relative);

    private async Task SendAsync(string queue, string message) =>
        await new QueueClient(storage, queue).SendMessageAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(message)), Cancelled);

    private async Task<HashSet<string>> IdsAsync() => [.. (await ListAsync()).Select(letter => letter.GetProperty("id").GetString()!)];
}
