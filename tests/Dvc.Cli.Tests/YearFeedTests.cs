using Dvc.Bench.Year;
using Dvc.Cli.Events;

namespace Dvc.Cli.Tests;

public sealed class YearFeedTests
{
    private static readonly YearFeed Feed = YearFeed.Generate(20_000);

    private static IEnumerable<EventBatch> Deliveries => EventBatch.Pack(Feed.Events);

    [Fact]
    public void It_has_about_as_many_events_as_are_asked_for() => Feed.Events.Count.ShouldBeInRange(19_000, 21_000);

    [Fact]
    public void Each_delivery_mixes_seventeen_departments() =>
        Deliveries.Where(delivery => delivery.Count == EventBatch.MaxEvents)
            .Select(delivery => SentEvents.Lines(delivery).Select(line => SentEvent.Parse(line).Json.GetProperty("agency").GetString()![..6]).Distinct().Count())
            .ShouldAllBe(departments => departments == 17);

    [Fact]
    public void Two_departments_have_offices_below_them_and_dossiers_of_their_own() =>
        Feed.Events.Select(told => told.Agency).Where(agency => agency.StartsWith("H60.05", StringComparison.Ordinal) || agency.StartsWith("H60.11", StringComparison.Ordinal))
            .Distinct().Order(StringComparer.Ordinal).ShouldBe(["H60.05", "H60.05.01", "H60.05.02", "H60.11", "H60.11.01"]);

    [Fact]
    public void Deliveries_are_in_the_order_of_time()
    {
        var months = Feed.Events.Chunk(EventBatch.MaxEvents).Select(delivery => delivery.Select(told => told.UpdatedAt).Order().ElementAt(delivery.Length / 2)).ToList();
        // What is late by up to 4,000 places comes at the end alone, as nothing follows it.
        months.SkipLast(5).ShouldBe(months.SkipLast(5).Order());
        Feed.Events.Select(told => told.UpdatedAt.Month).Distinct().Count().ShouldBe(12);
    }

    [Fact]
    public void Dossiers_close_up_to_weeks_after_they_were_received()
    {
        var days = Feed.Events.Where(told => told.FinishedAt is not null).Select(told => (told.FinishedAt!.Value - told.ReceivedAt!.Value).TotalDays).Order().ToList();
        days[days.Count / 2].ShouldBeInRange(1, 14);
        days[^1].ShouldBeGreaterThan(21);
    }

    [Fact]
    public void A_tenth_is_sent_twice() =>
        ((double)(Feed.Events.Count - Feed.Events.Distinct().Count()) / Feed.Events.Count).ShouldBeInRange(0.07, 0.11);
}
