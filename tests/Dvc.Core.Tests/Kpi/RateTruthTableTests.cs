using Dvc.Core.Kpi;
using Dvc.Core.Postings;

namespace Dvc.Core.Tests.Kpi;

/// <summary>Null, zero and missing, for every rate: a rate of nothing has no value, a rate of none of something is zero.</summary>
public sealed class RateTruthTableTests
{
    // What makes the denominator alone, and what makes numerator and denominator.
    private static readonly Dictionary<KpiRate, (Counter[] Denominator, Counter[] Both)> Parts = new()
    {
        [KpiRate.Online] = ([Counter.ReceivedPost], [Counter.ReceivedOnline]),
        [KpiRate.FullOnline] = ([Counter.ReceivedOnline], [Counter.ReceivedOnline, Counter.ReceivedFull]),
        [KpiRate.OnTime] = ([Counter.ResolvedOnlineLate], [Counter.ResolvedOnlineOnTime]),
        [KpiRate.Early] = ([Counter.ResolvedPostOnTime], [Counter.ResolvedPostEarly]),
        [KpiRate.Late] = ([Counter.ResolvedInPersonEarly], [Counter.ResolvedInPersonLate]),
        [KpiRate.Progress] = ([Counter.ReceivedPost, Counter.OverdueStart], [Counter.ReceivedPost]),
        [KpiRate.Digitised] = ([Counter.ReceivedInPerson], [Counter.ReceivedInPerson, Counter.Digitised]),
        [KpiRate.PaidOnline] = ([Counter.FeeDue], [Counter.FeeDue, Counter.PaidOnline]),
        [KpiRate.Handling] = ([Counter.ResolvedPostOnTime], [Counter.ResolvedPostOnTime, Counter.HandlingDays]),
        [KpiRate.HandlingWorking] = ([Counter.ResolvedPostOnTime], [Counter.ResolvedPostOnTime, Counter.HandlingWorkingDays]),
    };

    public static TheoryData<KpiRate> Rates => [.. Enum.GetValues<KpiRate>()];

    [Theory]
    [MemberData(nameof(Rates))]
    public void Of_nothing_there_is_no_value(KpiRate rate)
    {
        var figures = Figures();
        figures[rate].ShouldBe(new Rate(0, 0));
        figures[rate].Value.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void None_of_something_is_zero(KpiRate rate)
    {
        var figures = Figures(Parts[rate].Denominator);
        figures[rate].ShouldBe(new Rate(0, 1));
        figures[rate].Value.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void All_of_something_is_one(KpiRate rate)
    {
        var figures = Figures(Parts[rate].Both);
        figures[rate].ShouldBe(new Rate(1, 1));
        figures[rate].Value.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void What_came_before_the_span_counts_in_progress_alone(KpiRate rate)
    {
        var figures = new Figures(Counters.Of([KeyValuePair.Create(Counter.ReceivedOnline, 1L)]), Counters.Zero);
        figures[rate].ShouldBe(rate == KpiRate.Progress ? new Rate(1, 1) : new Rate(0, 0));
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void A_change_from_or_to_nothing_has_no_points(KpiRate rate)
    {
        var (none, one) = (Figures()[rate], Figures(Parts[rate].Both)[rate]);
        one.PointsSince(none).ShouldBeNull();
        none.PointsSince(one).ShouldBeNull();
        one.PointsSince(Figures(Parts[rate].Denominator)[rate]).ShouldBe(100);
    }

    private static Figures Figures(params Counter[] counters) =>
        new(Counters.Zero, Counters.Of(counters.Select(counter => KeyValuePair.Create(counter, 1L))));
}
