using Dvc.Cli.Events;
using Dvc.Cli.Samples;

namespace Dvc.Cli.Tests;

public sealed class OfficeDeliveriesTests
{
    private static readonly DossierEvent[] Delivered = [.. OfficeDeliveries.Of(SentEvents.Sendings)];

    [Fact]
    public void Every_office_sends_the_same_events_in_the_same_order()
    {
        Delivered.Length.ShouldBe(SentEvents.Sendings.Count);
        var sent = SentEvents.Sendings.ToLookup(e => e.Agency);
        foreach (var office in Delivered.GroupBy(e => e.Agency))
        {
            office.ShouldBe(sent[office.Key]);
        }
    }

    [Fact]
    public void Offices_take_turns_a_few_times_only()
    {
        var turns = Delivered.Zip(Delivered.Skip(1)).Count(pair => pair.First.Agency != pair.Second.Agency) + 1;
        var offices = Delivered.Select(e => e.Agency).Distinct().Count();

        turns.ShouldBeInRange(offices + 1, offices * ((Delivered.Length / 20_000) + 1));
    }
}
