using Dvc.Cli.Demo;
using Dvc.Cli.Samples;

namespace Dvc.Cli.Tests;

public sealed class ComparisonTests
{
    private static readonly KpiCounts Counts = new(new ReceivedCounts(4_050, 2_950, 1_000, 100), new ResolvedCounts(1_000, 600, 379, 21), new ServiceCounts(640, 256, 400, 100, 200, 42, 40, 119, 36));

    [Fact]
    public void A_printed_rate_without_counts_is_compared_to_its_decimals()
    {
        Agrees(Figure.Online, new PublishedFigure(Percent: 24.69m)).ShouldBeTrue();
        Agrees(Figure.Online, new PublishedFigure(Percent: 24.7m)).ShouldBeTrue();
        Agrees(Figure.Online, new PublishedFigure(Percent: 24.70m)).ShouldBeFalse();
    }

    [Fact]
    public void A_bound_is_kept_by_the_exact_share_not_by_the_rounded_one()
    {
        Agrees(Figure.EarlyOrOnTime, new PublishedFigure(PercentAtLeast: 97.9m)).ShouldBeTrue();
        Agrees(Figure.EarlyOrOnTime, new PublishedFigure(PercentAtLeast: 98m)).ShouldBeFalse();
    }

    [Fact]
    public void A_rate_of_nothing_is_no_rate()
    {
        var nothing = Counts with { Resolved = new ResolvedCounts(0, 0, 0, 0) };

        Of(nothing, Figure.EarlyOrOnTime, new PublishedFigure(PercentAtLeast: 98m)).Agrees.ShouldBeFalse();
        Of(nothing, Figure.Late, new PublishedFigure(Percent: 0m)).Agrees.ShouldBeFalse();
    }

    [Fact]
    public void Services_with_dossiers_are_a_share_of_their_level_and_those_with_online_ones_of_all()
    {
        Agrees(Figure.FullWithDossiers, new PublishedFigure(Count: 100, Percent: 25m)).ShouldBeTrue();
        Agrees(Figure.PartialWithDossiers, new PublishedFigure(Count: 42, Percent: 21m)).ShouldBeTrue();
        Agrees(Figure.WithOnlineDossiers, new PublishedFigure(PercentAtLeast: 40m)).ShouldBeTrue();
        Agrees(Figure.WithOnlineDossiers, new PublishedFigure(PercentAtLeast: 40.1m)).ShouldBeFalse();
        Agrees(Figure.ShorterOnline, new PublishedFigure(Count: 119)).ShouldBeTrue();
        Agrees(Figure.CheaperOnline, new PublishedFigure(Count: 37)).ShouldBeFalse();
    }

    [Fact]
    public void A_count_must_be_exact() => Agrees(Figure.Online, new PublishedFigure(Count: 1_001)).ShouldBeFalse();

    [Fact]
    public void A_printed_rate_that_differs_is_forgiven_only_where_the_printed_counts_contradict_it()
    {
        var received = new PublishedFigure(Count: 4_050);
        Compare(received, new PublishedFigure(Count: 1_000, Percent: 24.70m)).ShouldBeTrue();
        Compare(new PublishedFigure(), new PublishedFigure(Count: 1_000, Percent: 24.70m)).ShouldBeFalse();
        Compare(received, new PublishedFigure(Percent: 24.70m)).ShouldBeFalse();

        static bool Compare(PublishedFigure total, PublishedFigure online) => Comparison.Of(Counts, new PublishedFigures(
            new Dictionary<Figure, PublishedFigure> { [Figure.Received] = total, [Figure.Online] = online })).Agrees;
    }

    private static bool Agrees(Figure figure, PublishedFigure published) => Of(Counts, figure, published).Agrees;

    private static Comparison Of(KpiCounts counts, Figure figure, PublishedFigure published) =>
        Comparison.Of(counts, new PublishedFigures(new Dictionary<Figure, PublishedFigure> { [figure] = published }));
}
