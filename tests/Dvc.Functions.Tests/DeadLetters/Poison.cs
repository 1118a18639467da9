using System.Diagnostics;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Dvc.Functions.DeadLetters;
using Dvc.Storage.Ingest;
using Dvc.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dvc.Functions.Tests.DeadLetters;

/// <summary>A poison queue of one's own at Azurite, and the function that keeps what is in it.</summary>
internal sealed class Poison(QueueServiceClient queues)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PollingInterval = TimeSpan.FromMilliseconds(50);

    private readonly TestTime time = new();
    private readonly QueueClient queue = queues.GetQueueClient(EventQueue.PoisonName);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Poison> CreateAsync(AzuriteFixture azurite, bool hasShortLeases = false)
    {
        var poison = new Poison(new PrefixedQueues(hasShortLeases ? azurite.QueuesWith(new ShortLeases()) : azurite.Queues));
        await poison.queue.CreateAsync(cancellationToken: Token);
        return poison;
    }

    /// <summary>Puts messages there for ever.</summary>
    public async Task SendAsync(params IEnumerable<BinaryData> messages)
    {
        foreach (var message in messages)
        {
            await queue.SendMessageAsync(EventMessage.Encode(message), timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: Token);
        }
    }

    /// <summary>Puts a message there as Azure Functions does: for seven days.</summary>
    public Task SendExpiringAsync(BinaryData message) => queue.SendMessageAsync(EventMessage.Encode(message), Token);

    /// <summary>Runs <see cref="KeepDeadLetters"/> once.</summary>
    public Task KeepAsync(StorageParts parts) =>
        new KeepDeadLetters(
            new PoisonQueue(queues, time, NullLogger<PoisonQueue>.Instance), parts.Letters, parts.Marks, time, NullLogger<KeepDeadLetters>.Instance)
            .RunAsync(new TimerInfo(), Token);

    /// <summary>How many messages there are, leased ones among them.</summary>
    public async Task<int> DepthAsync() => (await queue.GetPropertiesAsync(Token)).Value.ApproximateMessagesCount;

    /// <summary>Waits for the first message that is not leased.</summary>
    public async Task<PeekedMessage> ComesBackAsync()
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if ((await queue.PeekMessageAsync(Token)).Value is { } message)
            {
                return message;
            }

            waited.Elapsed.ShouldBeLessThan(Deadline, "no message came back");
            await Task.Delay(PollingInterval, Token);
        }
    }

    public async Task<bool> IsAllLeasedAsync() => (await queue.PeekMessageAsync(Token)).Value is null;
}
