using Azure.Storage.Queues;
using Dvc.Core.Dossiers;

namespace Dvc.Storage.Ingest;

/// <summary>
/// The queue between acceptance and recording. Many events share a message, because the queue is the slowest part, and
/// they are sorted by home, because one home's dossiers are recorded together.
/// </summary>
/// <param name="service">
/// The account's queues, without an encoding of their own: a client that decodes cannot even look at a message that it
/// cannot decode.
/// </param>
public sealed class EventQueue(QueueServiceClient service)
{
    /// <summary>The queue's name.</summary>
    public const string Name = "dossier-events";

    /// <summary>Where messages go that failed too often.</summary>
    public const string PoisonName = "dossier-events-poison";

    /// <summary>The most JSON in a message, in bytes: Base64 makes it the 64 KiB that a queue takes.</summary>
    public const int MaxMessageBytes = 48 * 1024;

    /// <summary>The most that a message's text may have, in bytes of UTF-8.</summary>
    public const int MaxTextBytes = 64 * 1024;

    private const int ParallelSends = 4;

    // Never: the default of seven days is shorter than the holidays of Tết.
    internal static readonly TimeSpan NeverExpires = TimeSpan.FromSeconds(-1);

    private readonly QueueClient queue = service.GetQueueClient(Name);
    private readonly QueueClient poison = service.GetQueueClient(PoisonName);

    /// <summary>The queue's address.</summary>
    public Uri Uri => queue.Uri;

    /// <summary>Creates the queue where it does not exist yet.</summary>
    public Task CreateAsync(CancellationToken cancellationToken = default) =>
        queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);

    /// <summary>Queues <paramref name="events"/>; when it returns, every one of them is in the queue.</summary>
    /// <param name="delivery">What they share.</param>
    /// <param name="events">The events, in any order.</param>
    /// <param name="cancellationToken">Gives up, with some of them queued perhaps.</param>
    public Task SendAsync(Delivery delivery, IEnumerable<QueueItem> events, CancellationToken cancellationToken = default) =>
        Parallel.ForEachAsync(
            Pack(delivery, events),
            ParallelWork.Of(ParallelSends, cancellationToken),
            async (message, token) => await SendAsync(EventMessage.Encode(message), token));

    /// <summary>Queues one message; when it returns, the message is in the queue.</summary>
    /// <param name="text">The message as the queue holds it, at most <see cref="MaxTextBytes"/>.</param>
    /// <param name="cancellationToken">Gives up, with the message queued perhaps.</param>
    public Task SendAsync(string text, CancellationToken cancellationToken = default) =>
        queue.SendMessageAsync(text, timeToLive: NeverExpires, cancellationToken: cancellationToken);

    /// <summary>How many messages wait, how long the first of them has, and how many failed too often.</summary>
    public async Task<QueueState> InspectAsync(CancellationToken cancellationToken = default)
    {
        var properties = queue.GetPropertiesAsync(cancellationToken);
        var first = queue.PeekMessageAsync(cancellationToken);
        await Task.WhenAll(properties, first);

        // In this order: the host copies a message to the poison queue before it deletes it here.
        var poisoned = await CountPoisonAsync(cancellationToken);
        var firstPoisoned = poisoned == 0 ? null : (await poison.PeekMessageAsync(cancellationToken)).Value;
        DateTimeOffset?[] times = [(await first).Value?.InsertedOn, firstPoisoned?.InsertedOn];
        return new QueueState((await properties).Value.ApproximateMessagesCount, times.Min(), poisoned);
    }

    /// <summary>
    /// Whether everything that was ever queued is recorded or kept as a dead letter: no message is left, be it visible or
    /// leased, nor any that failed too often. The count may be higher than the truth, but is never lower
    /// (<c>QueueProperties.ApproximateMessagesCount</c>), so that none is none.
    /// </summary>
    public async Task<bool> IsDrainedAsync(CancellationToken cancellationToken = default)
    {
        // In this order: the host copies a message to the poison queue before it deletes it here.
        var properties = await queue.GetPropertiesAsync(cancellationToken);
        return properties.Value.ApproximateMessagesCount == 0 && await CountPoisonAsync(cancellationToken) == 0;
    }

    /// <summary>The messages that carry <paramref name="events"/>.</summary>
    public static IEnumerable<BinaryData> Pack(Delivery delivery, IEnumerable<QueueItem> events)
    {
        var room = MaxMessageBytes - EventMessage.Write(delivery, []).ToMemory().Length;
        var homes = events
            .GroupBy(item => Home.Of(item.DossierId), StringComparer.Ordinal)
            .OrderBy(home => home.Key, StringComparer.Ordinal)
            .SelectMany(home => Split(home.OrderBy(item => item.DossierId, StringComparer.Ordinal).Select(item => item.Json), room));
        List<ReadOnlyMemory<byte>> packed = [];
        foreach (var part in homes)
        {
            // A home's events stay together where they can: recording costs by home, not by event.
            if (packed.Count > 0 && Size(packed) + Size(part) > room)
            {
                yield return EventMessage.Write(delivery, packed);
                packed = [];
            }

            packed.AddRange(part);
        }

        if (packed.Count > 0)
        {
            yield return EventMessage.Write(delivery, packed);
        }
    }

    // The host makes the queue with the first message for it.
    private async Task<int> CountPoisonAsync(CancellationToken cancellationToken) => await poison.ExistsAsync(cancellationToken)
        ? (await poison.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount
        : 0;

    private static IEnumerable<List<ReadOnlyMemory<byte>>> Split(IEnumerable<ReadOnlyMemory<byte>> events, int room)
    {
        List<ReadOnlyMemory<byte>> part = [];
        var size = 0;
        foreach (var json in events)
        {
            if (part.Count > 0 && size + json.Length + 1 > room)
            {
                yield return part;
                part = [];
                size = 0;
            }

            part.Add(json);
            size += json.Length + 1;
        }

        yield return part;
    }

    // Each event and the comma after it.
    private static int Size(IEnumerable<ReadOnlyMemory<byte>> events) => events.Sum(json => json.Length + 1);
}
