using Dvc.Core.Dossiers;
using Dvc.Storage.Ingest;
using Dvc.Testing.Dossiers;
using NodaTime;

namespace Dvc.Storage.Tests.Ingest;

public sealed class EventQueuePackTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 0, 0);

    [Fact]
    public void Messages_keep_every_event_and_the_source_and_stay_within_the_queues_limit()
    {
        var snapshots = Snapshots(2_000).ToList();
        var messages = Queued.Pack("cổng \"quốc gia\"", Shuffled(snapshots)).ToList();
        var read = messages.ConvertAll(message => EventMessage.Read(message, Now, Now)!);

        messages.ShouldAllBe(message => message.ToMemory().Length <= EventQueue.MaxMessageBytes);
        messages.Average(message => message.ToMemory().Length).ShouldBeGreaterThan(EventQueue.MaxMessageBytes / 2);
        read.ShouldAllBe(message => message.Delivery.Source == "cổng \"quốc gia\"");
        read.SelectMany(message => message.Events).Select(@event => @event.Reading.Told!.Newest!).ShouldBe(snapshots, ignoreOrder: true);
    }

    [Fact]
    public void Events_are_sorted_by_home_so_that_a_home_is_recorded_together()
    {
        var homes = Queued.Pack("", Shuffled(Snapshots(2_000)))
            .SelectMany(message => EventMessage.Read(message, Now, Now)!.Events)
            .Select(@event => Home.Of(@event.Reading.DossierId!))
            .ToList();
        homes.Zip(homes.Skip(1)).Count(pair => pair.First != pair.Second).ShouldBe(homes.Distinct().Count() - 1);
    }

    [Fact]
    public void A_home_that_fits_a_message_is_not_spread_over_two()
    {
        var messages = Queued.Pack("s", Shuffled(Snapshots(600))).Select(message => EventMessage.Read(message, Now, Now)!).ToList();
        messages.Count.ShouldBeGreaterThan(1);
        messages.SelectMany(message => message.Events.Select(@event => Home.Of(@event.Reading.DossierId!)).Distinct())
            .Where(home => !home.StartsWith("bucket-", StringComparison.Ordinal))
            .ShouldBeUnique();
    }

    [Fact]
    public void Nothing_makes_no_message() => Queued.Pack("s", []).ShouldBeEmpty();

    private static IEnumerable<DossierSnapshot> Snapshots(int count) => Enumerable.Range(0, count)
        .Select(number => Story.Snapshot($"resolved online full feeDue id:{(number % 5 == 0 ? "X" : $"H60.{number % 7}")}-261102-{number:0000} due:05 finished:{2 + (number % 9):00}"));

    private static DossierSnapshot[] Shuffled(IEnumerable<DossierSnapshot> snapshots)
    {
        var shuffled = snapshots.ToArray();
        new Random(5).Shuffle(shuffled);
        return shuffled;
    }
}
