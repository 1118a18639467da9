using Dvc.Cli.Events;
using Dvc.Cli.Samples;
using Dvc.Core.Agencies;
using NodaTime;

namespace Dvc.Bench.Ingest;

/// <summary>What is ingested: the beginning of the sample feed.</summary>
/// <param name="Agency">The agency that all events lie within.</param>
/// <param name="Span">The days on which dossiers are received.</param>
/// <param name="Deliveries">The events as senders post them, one a line.</param>
/// <param name="Events">How many there are; a tenth of them are repetitions.</param>
/// <param name="Received">How many dossiers they say were received, and so how many must be counted.</param>
internal sealed record Workload(
    AgencyCode Agency, DateInterval Span, IReadOnlyList<EventBatch> Deliveries, int Events, int Received)
{
    /// <summary>The events in a delivery.</summary>
    public const int EventsPerDelivery = 500;

    public static Workload Of(IReadOnlyList<DossierEvent> events)
    {
        var figures = Sample.TuyenQuang2022().Feed;
        return new Workload(
            AgencyCode.Parse(figures.Agency.Code),
            new DateInterval(figures.Period.From, figures.Period.To),
            [.. events.Chunk(EventsPerDelivery).SelectMany(EventBatch.Pack)],
            events.Count,
            events.Where(told => told.ReceivedAt is not null).DistinctBy(told => told.DossierId, StringComparer.Ordinal).Count());
    }
}
