using Dvc.Core.Agencies;
using Dvc.Core.Catalog;
using Dvc.Core.Dossiers;
using Dvc.Core.Kpi;
using Dvc.Core.Postings;

namespace Dvc.Core.Tests.Kpi;

public sealed class ServiceUseTests
{
    [Fact]
    public void Only_what_is_offered_counts_and_only_dossiers_received_in_the_span_use_it()
    {
        var use = ServiceUse.Of(
        [
            new ProcedureFigures("1.1", Offer("1.1"), In((Counter.ReceivedOnline, 2), (Counter.ReceivedPost, 1))),
            new ProcedureFigures("1.2", Offer("1.2"), In((Counter.ReceivedInPerson, 4))),
            new ProcedureFigures("1.3", Offer("1.3"), In((Counter.Withdrawn, 1)) with { Opening = Of((Counter.ReceivedOnline, 1)) }),
            new ProcedureFigures("1.4", Offer("1.4"), Figures.Nothing),
            new ProcedureFigures("1.5", Offer: null, In((Counter.ReceivedOnline, 9))),
        ]);

        use.ShouldBe(new ServiceUse(Offered: 4, WithDossiers: 2, WithOnlineDossiers: 1, Received: 7, ReceivedOnline: 2));
        (use.WithDossiersRate.Value, use.WithOnlineDossiersRate.Value).ShouldBe((0.5m, 0.25m));
    }

    [Fact]
    public void Where_nothing_is_offered_there_is_no_rate()
    {
        var use = ServiceUse.Of([new ProcedureFigures("1.5", Offer: null, In((Counter.ReceivedOnline, 9)))]);

        use.ShouldBe(new ServiceUse(0, 0, 0, 0, 0));
        (use.WithDossiersRate.Value, use.WithOnlineDossiersRate.Value).ShouldBe((null, null));
    }

    private static CataloguedProcedure Offer(string code) =>
        new(code, AgencyCode.Parse("H60"), Clock.Day("2020-01-01"), "x", "y", ServiceLevel.Full, null, null, null, null, [], Document: null);

    private static Figures In(params (Counter Counter, long Amount)[] span) => new(Counters.Zero, Of(span));

    private static Counters Of(params (Counter Counter, long Amount)[] amounts) =>
        Counters.Of(amounts.Select(amount => KeyValuePair.Create(amount.Counter, amount.Amount)));
}
