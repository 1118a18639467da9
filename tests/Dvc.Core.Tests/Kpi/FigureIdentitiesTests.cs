using Dvc.Core.Agencies;
using Dvc.Core.Kpi;
using Dvc.Core.Postings;

namespace Dvc.Core.Tests.Kpi;

public sealed class FigureIdentitiesTests
{
    private static readonly AgencyCode Province = AgencyCode.Parse("H60");
    private static readonly AgencyCode Department = AgencyCode.Parse("H60.12");

    [Fact]
    public void Figures_of_whole_dossiers_pass()
    {
        var whole = new Figures(Of((Counter.ReceivedOnline, 3)), Of((Counter.ReceivedOnline, 1), (Counter.ResolvedOnlineLate, 2), (Counter.OverdueStart, 2), (Counter.OverdueEnd, 2)));

        FigureIdentities.RequireCounts(whole, "H60");
        FigureIdentities.RequireTree(Tree(whole, Figures.Nothing, whole, whole), Province);
    }

    /// <summary>Each is what is left where one of a dossier's rows is read and another is not yet written.</summary>
    [Theory]
    [InlineData(Counter.ReceivedOnline)]
    [InlineData(Counter.Digitised)]
    [InlineData(Counter.HandlingDays)]
    public void No_counter_may_be_negative(Counter counter)
    {
        Refused(new Figures(Counters.Zero, Of((counter, -1), (Counter.ReceivedPost, 1))));
        Refused(new Figures(Of((counter, -1), (Counter.ReceivedPost, 1)), Counters.Zero));
    }

    [Theory]
    [InlineData(Counter.ResolvedInPersonEarly)]
    [InlineData(Counter.Withdrawn)]
    [InlineData(Counter.OverdueEnd)]
    [InlineData(Counter.OverdueStart)]
    public void Neither_what_is_open_nor_overdue_nor_within_due_may_be_negative(Counter counter)
    {
        Refused(new Figures(Counters.Zero, Of((counter, 1))));
        Refused(new Figures(Of((counter, 1)), Of((Counter.ReceivedOnline, 1))));
    }

    [Fact]
    public void A_superior_is_the_sum_of_itself_and_its_subordinates()
    {
        var (one, two) = (Received(1), Received(2));

        FigureIdentities.RequireTree(Tree(two, one, one, one), Province);
        Should.Throw<ContradictoryFiguresException>(() => FigureIdentities.RequireTree(Tree(two, one, two, two), Province));
        Should.Throw<ContradictoryFiguresException>(() => FigureIdentities.RequireTree(Tree(two, Figures.Nothing, one, one), Province));
    }

    [Fact]
    public void What_rows_of_an_earlier_release_do_not_tell_may_only_not_be_negative()
    {
        FigureIdentities.RequireTree(Tree(Received(2), own: null, Received(1), belowOwn: null), Province);
        Should.Throw<ContradictoryFiguresException>(() => FigureIdentities.RequireTree(Tree(Received(1), own: null, Received(2), belowOwn: null), Province));
    }

    [Fact]
    public void No_agency_is_without_its_superior() => Should.Throw<ContradictoryFiguresException>(() => FigureIdentities.RequireTree(
        new Dictionary<AgencyCode, (Figures, Figures?)> { [Department] = (Received(1), Received(1)) }, Province));

    private static void Refused(Figures figures) =>
        Should.Throw<ContradictoryFiguresException>(() => FigureIdentities.RequireCounts(figures, "H60")).Message.ShouldContain("H60");

    private static Dictionary<AgencyCode, (Figures Whole, Figures? Own)> Tree(Figures whole, Figures? own, Figures below, Figures? belowOwn) =>
        new() { [Province] = (whole, own), [Department] = (below, belowOwn) };

    private static Figures Received(long count) => new(Counters.Zero, Of((Counter.ReceivedOnline, count)));

    private static Counters Of(params IEnumerable<(Counter Counter, long Amount)> amounts) =>
        Counters.Of(amounts.Select(amount => KeyValuePair.Create(amount.Counter, amount.Amount)));
}
