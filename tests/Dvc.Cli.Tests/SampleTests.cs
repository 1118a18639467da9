using Dvc.Cli.Demo;
using Dvc.Cli.Events;
using Dvc.Cli.Samples;

namespace Dvc.Cli.Tests;

/// <summary>Every sample's events, counted without an app.</summary>
public sealed class SampleTests
{
    public static TheoryData<string> Names { get; } = [.. Sample.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_feed_comes_to_what_is_printed(string name)
    {
        var sample = Sample.Named(name);

        var counted = Count(SampleFeed.Generate(sample.Feed), SampleFeed.Services(sample.Feed));

        counted.Received.ShouldBe(sample.Feed.Received);
        counted.Resolved.ShouldBe(sample.Feed.Resolved);
        Comparison.Of(counted, sample.Published).Agrees.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_printed_is_not_invented_too(string name)
    {
        var sample = Sample.Named(name);
        var printed = sample.Published.Figures.Where(figure => figure.Value.Count is not null).Select(figure => figure.Key);

        printed.ShouldAllBe(figure => sample.Invented.Count(figure) == null);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_parts_add_up(string name)
    {
        var feed = Sample.Named(name).Feed;

        (feed.Received.InPerson + feed.Received.Online + feed.Received.Post).ShouldBe(feed.Received.Total);
        (feed.Resolved.Early + feed.Resolved.OnTime + feed.Resolved.Late).ShouldBe(feed.Resolved.Total);
    }

    [Fact]
    public void Nam_Dinh_prints_what_it_prints()
    {
        var printed = Sample.Named("nam-dinh").Published.Figures;

        printed[Figure.Received].Count.ShouldBe(243_383);
        printed[Figure.Online].Count.ShouldBe(24_655);
        printed[Figure.EarlyOrOnTime].Percent.ShouldBe(99.98m);
        printed[Figure.WithOnlineDossiers].PercentAtLeast.ShouldBe(40);
        printed.Count.ShouldBe(4);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_service_is_offered_once(string name)
    {
        var sample = Sample.Named(name);
        var services = SampleFeed.Services(sample.Feed);

        services.Select(service => service.Code).ShouldBeUnique();
        services.Count.ShouldBe(sample.Feed.Services.Full + sample.Feed.Services.Partial + sample.Feed.Services.Information);
        SampleFeed.Generate(sample.Feed).Select(e => e.Procedure).Except(services.Select(service => service.Code)).ShouldBeEmpty();
    }

    private static KpiCounts Count(IReadOnlyList<DossierEvent> events, IReadOnlyList<OfferedService> services)
    {
        var dossiers = events.GroupBy(e => e.DossierId, StringComparer.Ordinal).Select(states => states.MaxBy(e => e.UpdatedAt)!).ToArray();
        var delays = dossiers.Where(dossier => dossier.FinishedAt is not null)
            .Select(dossier => dossier.FinishedAt!.Value.Date.CompareTo(dossier.DueAt!.Value.Date)).ToArray();
        var byProcedure = dossiers.ToLookup(dossier => dossier.Procedure, StringComparer.Ordinal);
        return new KpiCounts(
            new ReceivedCounts(dossiers.Length, Of(Channel.InPerson), Of(Channel.Online), Of(Channel.Post)),
            new ResolvedCounts(delays.Length, delays.Count(delay => delay < 0), delays.Count(delay => delay == 0), delays.Count(delay => delay > 0)),
            new ServiceCounts(
                services.Count,
                services.Count(service => HasDossiers(service, dossier => dossier.Channel == Channel.Online)),
                OfLevel(ServiceLevel.Full).Count(),
                OfLevel(ServiceLevel.Full).Count(service => HasDossiers(service, _ => true)),
                OfLevel(ServiceLevel.Partial).Count(),
                OfLevel(ServiceLevel.Partial).Count(service => HasDossiers(service, _ => true)),
                OfLevel(ServiceLevel.Information).Count(),
                services.Count(service => service.OnlineDays < service.CounterDays),
                services.Count(service => service.OnlineFee < service.CounterFee)));

        IEnumerable<OfferedService> OfLevel(ServiceLevel level) => services.Where(service => service.Level == level);
        bool HasDossiers(OfferedService service, Func<DossierEvent, bool> isCounted) => byProcedure[service.Code].Any(isCounted);
        int Of(Channel channel) => dossiers.Count(dossier => dossier.Channel == channel);
    }
}
