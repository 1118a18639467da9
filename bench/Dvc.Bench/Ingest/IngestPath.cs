using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Dvc.Bench.Ingest.Unchecked;
using Dvc.Cli.Events;
using Dvc.Core.Agencies;
using Dvc.Core.Ingest;
using Dvc.Functions.Ingest;
using Dvc.Storage.Ingest;
using Dvc.Storage.Recording;
using Dvc.Storage.RollUp;
using Dvc.Storage.Sources;
using NodaTime;
using QueueItem = Dvc.Storage.Ingest.QueueItem;

namespace Dvc.Bench.Ingest;

/// <summary>
/// The way of an event from a delivery's bytes to the kpis, through the product's own classes and the queue, without HTTP
/// and the functions' host.
/// </summary>
/// <param name="variant">Which checks are on.</param>
/// <param name="product">The product's parts.</param>
/// <param name="key">The sender's key.</param>
internal sealed class IngestPath(Variant variant, Product product, string key)
{
    // As the sender and host.json have them.
    private const int ParallelDeliveries = 2;
    private const int ParallelMessages = 4;

    private const int DeliveriesPerRollUp = 10;
    private const int MessagesAtOnce = 32;

    private readonly SourceKeys keys = product.Part<SourceKeys>();
    private readonly EventQueue queue = product.Part<EventQueue>();
    private readonly QueueClient messages = product.Part<QueueServiceClient>().GetQueueClient(EventQueue.Name);
    private readonly RecordDossiers function = product.Part<RecordDossiers>();
    private readonly Recorder recorder = product.Part<Recorder>();
    private readonly RollUpRunner rollUp = product.Part<RollUpRunner>();

    /// <summary>Ingests <paramref name="deliveries"/>; when it returns, all of them are rolled up.</summary>
    public async Task RunAsync(IEnumerable<EventBatch> deliveries, CancellationToken cancellationToken)
    {
        foreach (var part in deliveries.Chunk(DeliveriesPerRollUp))
        {
            await Parallel.ForEachAsync(part, Options(ParallelDeliveries, cancellationToken), AcceptAsync);
            while (await ReceiveAsync(cancellationToken) is { Length: > 0 } batch)
            {
                await Parallel.ForEachAsync(batch, Options(ParallelMessages, cancellationToken), RecordAsync);
            }

            await rollUp.RunAsync(cancellationToken);
        }
    }

    private static ParallelOptions Options(int degree, CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = degree, CancellationToken = cancellationToken };

    private async ValueTask AcceptAsync(EventBatch batch, CancellationToken cancellationToken)
    {
        var source = variant.ChecksSource
            ? await keys.AuthenticateAsync(key, cancellationToken) ?? throw new InvalidOperationException("The key is not known.")
            : null;
        var arrivedAt = SystemClock.Instance.GetCurrentInstant();
        var items = variant.Validates ? ReadValid(batch, source, arrivedAt) : ReadUnchecked(batch);
        await queue.SendAsync(new Delivery(source?.Id ?? "", source?.Agency, arrivedAt), items, cancellationToken);
    }

    private static IEnumerable<QueueItem> ReadUnchecked(EventBatch batch) =>
        UncheckedReader.ReadDelivery(batch.Body).Select(snapshot => new QueueItem(snapshot.DossierId, QueuedJson.Of(snapshot)));

    private static IEnumerable<QueueItem> ReadValid(EventBatch batch, Source? source, Instant arrivedAt)
    {
        var (readings, _) = EventReadings.Of(new EventBody(batch.Body, EventForm.Lines), arrivedAt);
        return readings!.Select(reading => source is null
            ? QueueItems.Of(reading, AgencyCode.Country)
            : QueueItems.Of(reading.Within(source.Agency), source.Agency));
    }

    private async Task<QueueMessage[]> ReceiveAsync(CancellationToken cancellationToken) =>
        await messages.ReceiveMessagesAsync(MessagesAtOnce, cancellationToken: cancellationToken);

    private async ValueTask RecordAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        if (variant.Validates)
        {
            await function.RunAsync(message, cancellationToken);
        }
        else
        {
            var queuedAt = Instant.FromDateTimeOffset(message.InsertedOn!.Value);
            var events = UncheckedReader.ReadMessage(EventMessage.Decode(message.Body), queuedAt);
            await recorder.RecordAsync(events, within: null, cancellationToken);
        }

        await messages.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
    }
}
