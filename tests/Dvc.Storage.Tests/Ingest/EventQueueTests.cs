using Azure.Storage.Queues.Models;
using Dvc.Core.Agencies;
using Dvc.Storage.Ingest;
using Dvc.Testing.Dossiers;
using NodaTime;

namespace Dvc.Storage.Tests.Ingest;

/// <summary>The queue itself, at the real Azurite.</summary>
public sealed class EventQueueTests(AzuriteFixture azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_never_expire_and_arrive_as_they_were_packed()
    {
        var queue = new EventQueue(azurite.Queues);
        await queue.CreateAsync(Token);
        var empty = await queue.InspectAsync(Token);
        var snapshots = Enumerable.Range(0, 300).Select(number => Story.Snapshot($"accepted id:H60.12-261102-{number:0000} due:05")).ToList();
        var delivery = new Delivery("s1", AgencyCode.Parse("H60"), Instant.FromUtc(2026, 11, 21, 1, 2));
        await queue.SendAsync(delivery, snapshots.Select(Queued.Item), Token);
        var full = await queue.InspectAsync(Token);

        var client = azurite.DecodingQueues.GetQueueClient(EventQueue.Name);
        QueueMessage[] messages = await client.ReceiveMessagesAsync(maxMessages: 32, cancellationToken: Token);
        var read = messages.Select(message => EventMessage.Read(message.Body, Instant.FromUtc(2026, 11, 22, 0, 0), queuedAt: default)!).ToList();

        messages.ShouldAllBe(message => message.ExpiresOn > DateTimeOffset.MaxValue.AddYears(-1));
        read.ShouldAllBe(message => message.Delivery == delivery);
        read.SelectMany(message => message.Events).Select(@event => @event.Reading.Told!.Newest!).ShouldBe(snapshots, ignoreOrder: true);
        empty.ShouldBe(new QueueState(0, null, 0));
        full.Depth.ShouldBe(messages.Length);
        full.OldestInsertedOn.ShouldNotBeNull();
    }

    /// <summary>Breaks where only visible messages are looked at, as a peek does.</summary>
    [Fact]
    public async Task Drained_is_a_queue_without_messages_visible_leased_or_poisoned()
    {
        var queues = new PrefixedQueues(azurite.Queues);
        var queue = new EventQueue(queues);
        await queue.CreateAsync(Token);
        (await queue.IsDrainedAsync(Token)).ShouldBeTrue();
        await queue.SendAsync("one", Token);
        (await queue.IsDrainedAsync(Token)).ShouldBeFalse();

        var events = queues.GetQueueClient(EventQueue.Name);
        QueueMessage leased = (await events.ReceiveMessagesAsync(1, TimeSpan.FromMinutes(5), Token)).Value.Single();
        (await queue.InspectAsync(Token)).ShouldBe(new QueueState(1, OldestInsertedOn: null, 0));
        (await queue.IsDrainedAsync(Token)).ShouldBeFalse();

        var poison = queues.GetQueueClient(EventQueue.PoisonName);
        await poison.CreateAsync(cancellationToken: Token);
        await poison.SendMessageAsync("one", Token);
        await events.DeleteMessageAsync(leased.MessageId, leased.PopReceipt, Token);
        (await queue.IsDrainedAsync(Token)).ShouldBeFalse();

        QueueMessage kept = (await poison.ReceiveMessagesAsync(1, TimeSpan.FromMinutes(5), Token)).Value.Single();
        (await queue.IsDrainedAsync(Token)).ShouldBeFalse();
        await poison.DeleteMessageAsync(kept.MessageId, kept.PopReceipt, Token);
        (await queue.IsDrainedAsync(Token)).ShouldBeTrue();
    }
}
