using Dvc.Core.Agencies;
using Dvc.Core.Catalog;
using Dvc.Core.Periods;
using Dvc.Functions.Kpi;
using Dvc.Testing;
using Dvc.Testing.Dossiers;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Functions.Tests.Kpi;

/// <summary>Comparisons of a province that another one was merged into: H34 into H48, here on Monday, 9 November 2026.</summary>
public sealed class MergedProvinceTests
{
    private static readonly AgencyCode Province = AgencyCode.Parse("H48");

    private static readonly CatalogSnapshot Catalog = new(
        "1",
        [
            new CataloguedAgency(Province, Clock.Day("2000-01-01"), "Quảng Ngãi", AgencyLevel.Province, [], Document: null),
            new CataloguedAgency(Province, Clock.Day("2026-11-09"), "Quảng Ngãi", AgencyLevel.Province, [AgencyCode.Parse("H34")], Document: null),
        ],
        [],
        [],
        []);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_week_after_the_merger_is_compared_with_both_of_before_it()
    {
        var week = await AnswerAsync(PeriodGrain.Week, "2026-W46");

        (week.Counts.Received.Total, week.Counts.CarriedOver).ShouldBe((1, 1), "its own code's alone");
        week.Previous.Predecessors.ShouldBe(["H34"]);
        (week.Previous.Counts.Received.Total, week.Previous.Counts.CarriedOver, week.Previous.Counts.Open.Total).ShouldBe((3, 1, 4));
        (week.Previous.Rates.Online.Numerator, week.Previous.Rates.Online.Denominator).ShouldBe((1, 3));
        week.Previous.ChangePoints.Online.ShouldBe(66.6667m, "1 of 1 after 1 of 3");
        week.YearBefore.ShouldNotBeNull().Predecessors.ShouldBe(["H34"]);
    }

    [Fact]
    public async Task A_month_that_the_merger_lies_in_changes_by_both_on_either_side()
    {
        var month = await AnswerAsync(PeriodGrain.Month, "2026-11");

        (month.Rates.Online.Numerator, month.Rates.Online.Denominator).ShouldBe((2, 2), "its own code's alone");
        month.Previous.Predecessors.ShouldBe(["H34"]);
        (month.Previous.Counts.Received.Total, month.Previous.Days).ShouldBe((1, 21));
        month.Previous.ChangePoints.Online.ShouldBe(50m, "2 of 4 after 0 of 1");
    }

    [Fact]
    public async Task Later_and_earlier_the_province_is_compared_with_itself()
    {
        var later = await AnswerAsync(PeriodGrain.Week, "2026-W47");
        (later.Previous.Predecessors, later.Previous.Counts.Received.Total).ShouldBe((null, 1));

        var earlier = await AnswerAsync(PeriodGrain.Week, "2026-W45");
        (earlier.Previous.Predecessors, earlier.Previous.Counts.Received.Total).ShouldBe((null, 0));
    }

    private static async Task<KpiAnswer> AnswerAsync(PeriodGrain grain, string id)
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(
        [
            Story.Snapshot("accepted id:H34.1-261001-0001 agency:H34.1") with { ReceivedAt = Clock.At("2026-10-05T08:00:00") },
            Story.Snapshot("accepted id:H34.1-261103-0001 agency:H34.1 received:03"),
            Story.Snapshot("accepted id:H34.1-261104-0001 agency:H34.1 received:04"),
            Story.Snapshot("accepted online full id:H48.1-261105-0001 agency:H48.1 received:05"),
            Story.Snapshot("accepted online full id:H48.1-261110-0001 agency:H48.1 received:10"),
        ]);
        await storage.ShouldSettleAsync();
        var answers = new KpiAnswers(storage.Parts.Reader, new FixedCatalog(Catalog), storage.Time);
        return await answers.OfAsync(Period.TryParse(grain, id, out var period) ? period : throw new FormatException(id), Province, Token);
    }
}
