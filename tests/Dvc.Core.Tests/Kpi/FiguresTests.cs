using Dvc.Core.Dossiers;
using Dvc.Core.Kpi;
using Dvc.Core.Postings;

namespace Dvc.Core.Tests.Kpi;

public sealed class FiguresTests
{
    // The counts of contract/weekly-kpi.example.json: 2022-W26 of H60.
    private static readonly Figures Example = new(
        Opening: Amounts((Counter.ReceivedInPerson, 20), (Counter.ReceivedOnline, 10), (Counter.ResolvedInPersonEarly, 22),
            (Counter.Withdrawn, 1), (Counter.Stopped, 2), (Counter.Refused, 1), (Counter.OverdueStart, 3), (Counter.OverdueEnd, 2)),
        Span: Amounts((Counter.ReceivedInPerson, 6), (Counter.ReceivedOnline, 3), (Counter.ReceivedPost, 1),
            (Counter.ReceivedFull, 2), (Counter.ReceivedPartial, 1),
            (Counter.ResolvedInPersonEarly, 3), (Counter.ResolvedOnlineEarly, 1), (Counter.ResolvedPostEarly, 1),
            (Counter.ResolvedOnlineOnTime, 2), (Counter.ResolvedInPersonLate, 1), (Counter.Withdrawn, 1),
            (Counter.OverdueStart, 1), (Counter.OverdueEnd, 1), (Counter.Digitised, 3), (Counter.HandlingDays, 20)));

    [Fact]
    public void Counts_are_those_of_the_contracts_example()
    {
        (Example.Received, Example.Resolved, Example.Early, Example.OnTime, Example.Late).ShouldBe((10, 8, 5, 2, 1));
        (Example.CarriedOver, Example.Open, Example.WithinDue, Example.Overdue).ShouldBe((4, 5, 4, 1));
    }

    [Fact]
    public void Rates_are_those_of_the_contracts_example()
    {
        Shown(Example.OnlineRate).ShouldBe((0.3m, 3, 10));
        Shown(Example.FullOnlineRate).ShouldBe((0.2m, 2, 10));
        Shown(Example.OnTimeRate).ShouldBe((0.875m, 7, 8));
        Shown(Example.EarlyRate).ShouldBe((0.625m, 5, 8));
        Shown(Example.LateRate).ShouldBe((0.125m, 1, 8));
        Shown(Example.ProgressRate).ShouldBe((0.846154m, 11, 13));
        Shown(Example.DigitisedRate).ShouldBe((0.5m, 3, 6));
        Shown(Example.PaidOnlineRate).ShouldBe((null, 0, 0));
        Shown(Example.HandlingRate).ShouldBe((2.5m, 20, 8));
    }

    [Fact]
    public void Changes_are_those_of_the_contracts_example()
    {
        Example.OnlineRate.PointsSince(new Rate(2, 8)).ShouldBe(5.0m);
        Example.OnTimeRate.PointsSince(new Rate(9, 10)).ShouldBe(-2.5m);
    }

    [Fact]
    public void Nothing_counted_gives_no_rate()
    {
        var nothing = new Figures(Counters.Zero, Counters.Zero);

        Rate[] rates =
        [
            nothing.OnlineRate, nothing.FullOnlineRate, nothing.OnTimeRate, nothing.EarlyRate, nothing.LateRate,
            nothing.ProgressRate, nothing.DigitisedRate, nothing.PaidOnlineRate, nothing.HandlingRate,
        ];
        rates.ShouldAllBe(rate => rate.Value == null);
    }

    [Fact]
    public void Progress_is_known_where_something_is_open_and_nothing_resolved() =>
        Shown(new Figures(Amounts((Counter.ReceivedPost, 3), (Counter.OverdueStart, 1)), Counters.Zero).ProgressRate).ShouldBe((0.666667m, 2, 3));

    [Fact]
    public void A_rate_of_a_total_is_the_ratio_of_sums_and_not_the_average_of_ratios()
    {
        var large = new Figures(Counters.Zero, Amounts((Counter.ResolvedOnlineEarly, 99), (Counter.ResolvedOnlineLate, 1)));
        var small = new Figures(Counters.Zero, Amounts((Counter.ResolvedPostLate, 1)));

        var total = new Figures(Counters.Zero, large.Span + small.Span);

        Shown(total.OnTimeRate).ShouldBe((0.980198m, 99, 101));
        (total - small).ShouldBe(large);
    }

    [Theory]
    [InlineData(Channel.InPerson, Outcome.Early)]
    [InlineData(Channel.InPerson, Outcome.OnTime)]
    [InlineData(Channel.InPerson, Outcome.Late)]
    [InlineData(Channel.Online, Outcome.Early)]
    [InlineData(Channel.Online, Outcome.OnTime)]
    [InlineData(Channel.Online, Outcome.Late)]
    [InlineData(Channel.Post, Outcome.Early)]
    [InlineData(Channel.Post, Outcome.OnTime)]
    [InlineData(Channel.Post, Outcome.Late)]
    public void Every_channel_enters_every_outcome(Channel channel, Outcome outcome)
    {
        var counter = PostingRules.Resolved(channel, outcome);
        var figures = new Figures(Counters.Zero, Amounts((counter, 7)));

        counter.ToString().ShouldBe($"Resolved{channel}{outcome}");
        figures.Resolved.ShouldBe(7);
        (outcome switch { Outcome.Early => figures.Early, Outcome.OnTime => figures.OnTime, _ => figures.Late }).ShouldBe(7);
    }

    private static Counters Amounts(params (Counter Counter, long Amount)[] amounts) =>
        Counters.Of(amounts.Select(amount => KeyValuePair.Create(amount.Counter, amount.Amount)));

    private static (decimal? Value, long Numerator, long Denominator) Shown(Rate rate) => (rate.Value, rate.Numerator, rate.Denominator);
}
