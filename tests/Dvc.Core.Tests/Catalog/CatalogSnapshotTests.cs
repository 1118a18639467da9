using Dvc.Core.Agencies;
using Dvc.Core.Catalog;
using Dvc.Core.Dossiers;
using Dvc.Core.Kpi;

namespace Dvc.Core.Tests.Catalog;

public sealed class CatalogSnapshotTests
{
    private static readonly AgencyCode Province = AgencyCode.Parse("H60");
    private static readonly AgencyCode Department = AgencyCode.Parse("H60.12");

    [Theory]
    [InlineData("2022-06-30", "Tỉnh Tuyên Quang")]
    [InlineData("2025-06-30", "Tỉnh Tuyên Quang")]
    [InlineData("2025-07-01", "Tỉnh Tuyên Quang (mới)")]
    [InlineData("2000-01-01", "Tỉnh Tuyên Quang")]
    public void An_agency_is_called_what_it_was_called_on_the_day(string day, string name)
    {
        CatalogSnapshot.Empty.Agency(Province, Clock.Day(day)).ShouldBeNull();

        var known = new CatalogSnapshot(
            "1",
            [Agency("2025-07-01", "Tỉnh Tuyên Quang (mới)"), Agency("2010-01-01", "Tỉnh Tuyên Quang")],
            [],
            [],
            []);
        known.Agency(Province, Clock.Day(day))!.Name.ShouldBe(name);
    }

    [Theory]
    [InlineData("H60.12", "department", KpiRate.OnTime, "2026-11-24", "own")]
    [InlineData("H60.13", "department", KpiRate.OnTime, "2026-11-24", "departments of H60")]
    [InlineData("H15.13", "department", KpiRate.OnTime, "2026-11-24", "departments")]
    [InlineData("H60.13", "commune", KpiRate.OnTime, "2026-11-24", null)]
    [InlineData("H60.13", null, KpiRate.OnTime, "2026-11-24", null)]
    [InlineData("H60.12", "department", KpiRate.Online, "2026-11-24", null)]
    [InlineData("H60.12", "department", KpiRate.OnTime, "2025-12-31", null)]
    [InlineData("H60.12", "department", KpiRate.OnTime, "2027-01-01", "departments of H60")]
    public void The_nearest_target_in_force_counts(string agency, string? level, KpiRate rate, string day, string? document)
    {
        var from = Clock.Day("2026-01-01");
        var catalog = new CatalogSnapshot("1", [], [], [],
        [
            new Target(null, AgencyLevel.Department, KpiRate.OnTime, 0.90m, from, null, "departments"),
            new Target(Province, AgencyLevel.Department, KpiRate.OnTime, 0.95m, from, null, "departments of H60"),
            new Target(Department, null, KpiRate.OnTime, 0.99m, from, Clock.Day("2026-12-31"), "own"),
        ]);

        AgencyLevel? known = level is null ? null : WireName<AgencyLevel>.TryParse(level, out var read) ? read : throw new FormatException(level);
        catalog.Target(AgencyCode.Parse(agency), known, rate, Clock.Day(day))?.Document.ShouldBe(document);
        (catalog.Target(AgencyCode.Parse(agency), known, rate, Clock.Day(day)) is null).ShouldBe(document is null);
    }

    [Theory]
    [InlineData(KpiRate.OnTime, "0.8", 8, 10, TargetStatus.Met)]
    [InlineData(KpiRate.OnTime, "0.8", 7999999, 10000000, TargetStatus.NotMet)] // Rounded to six decimals it would be met.
    [InlineData(KpiRate.OnTime, "0.8", 0, 10, TargetStatus.NotMet)]
    [InlineData(KpiRate.OnTime, "0", 0, 10, TargetStatus.Met)]
    [InlineData(KpiRate.OnTime, "0.8", 0, 0, TargetStatus.NotApplicable)]
    [InlineData(KpiRate.Late, "0.02", 2, 100, TargetStatus.Met)]
    [InlineData(KpiRate.Late, "0.02", 3, 100, TargetStatus.NotMet)]
    [InlineData(KpiRate.Late, "0.02", 0, 100, TargetStatus.Met)]
    [InlineData(KpiRate.Handling, "2.5", 10, 4, TargetStatus.Met)]
    [InlineData(KpiRate.HandlingWorking, "2.5", 11, 4, TargetStatus.NotMet)]
    public void A_rate_is_judged_on_its_exact_fraction(KpiRate rate, string value, long numerator, long denominator, TargetStatus status) =>
        new Target(Province, null, rate, decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), Clock.Day("2026-01-01"), null, "test")
            .Judge(new Rate(numerator, denominator)).ShouldBe(status);

    [Theory]
    [InlineData("H60", "2026-11-24", "1.1 full of H60, 1.2 partial of H60, 1.3 full of H60.13, 1.4 information of H60")]
    [InlineData("H60.12", "2026-11-24", "1.1 information of H60.12, 1.2 partial of H60, 1.4 information of H60")]
    [InlineData("H60.12.05", "2026-11-24", "1.1 information of H60.12, 1.2 partial of H60, 1.4 information of H60")]
    [InlineData("H60.1", "2026-11-24", "1.1 full of H60, 1.2 partial of H60, 1.4 information of H60")]
    [InlineData("H60", "2025-12-31", "1.1 full of H60, 1.2 information of H60, 1.3 partial of H60.14, 1.4 information of H60")]
    [InlineData("H60", "2019-12-31", "")]
    [InlineData("H61", "2026-11-24", "")]
    [InlineData("VN", "2026-11-24", "1.1 full of H15, 1.2 partial of H60, 1.3 full of H60.13, 1.4 information of H60")]
    public void Offered_is_what_an_agency_or_one_above_it_offers_else_the_best_of_those_below(string agency, string day, string offered)
    {
        var catalog = new CatalogSnapshot(
            "1",
            [],
            [
                Offer("1.1", "H60", "2020-01-01", ServiceLevel.Full), Offer("1.1", "H60.12", "2020-01-01", ServiceLevel.Information),
                Offer("1.1", "H15", "2020-01-01", ServiceLevel.Full),
                Offer("1.2", "H60", "2020-01-01", ServiceLevel.Information), Offer("1.2", "H60", "2026-01-01", ServiceLevel.Partial),
                Offer("1.3", "H60.14", "2020-01-01", ServiceLevel.Partial), Offer("1.3", "H60.13", "2026-01-01", ServiceLevel.Full),
                Offer("1.4", "H60", "2020-01-01", ServiceLevel.Information),
            ],
            [],
            []);

        string.Join(", ", catalog.Offered(AgencyCode.Parse(agency), Clock.Day(day)).Values
            .OrderBy(entry => entry.Code, StringComparer.Ordinal)
            .Select(entry => $"{entry.Code} {WireName<ServiceLevel>.Of(entry.Level)} of {entry.Agency}")).ShouldBe(offered);
    }

    [Theory]
    [InlineData(5, 3, true)]
    [InlineData(5, 5, false)]
    [InlineData(5, 6, false)]
    [InlineData(5, null, false)] // As at the counter.
    [InlineData(null, 3, false)] // Than what is not known.
    public void Online_is_better_only_where_both_are_known_and_less(int? counter, int? online, bool better)
    {
        var offer = Offer("1.1", "H60", "2020-01-01", ServiceLevel.Full);

        (offer with { CounterDays = counter, OnlineDays = online }).IsShorterOnline.ShouldBe(better);
        (offer with { CounterFee = counter, OnlineFee = online }).IsCheaperOnline.ShouldBe(better);
    }

    /// <summary>H22 was merged into H60 in July 2025, H23 into H22 in 2010, and H60 and H22 name each other by mistake.</summary>
    [Theory]
    [InlineData("H60", "2024-01-01", "2026-11-24", "H22")]
    [InlineData("H60", "2025-06-30", "2026-11-24", "H22")]
    [InlineData("H60", "2025-07-01", "2026-11-24", "")] // From that day on it is its own.
    [InlineData("H60", "2024-01-01", "2025-06-30", "")] // Not merged yet.
    [InlineData("H60", "2009-01-01", "2026-11-24", "H22 H23")]
    [InlineData("H15", "2009-01-01", "2026-11-24", "")]
    public void Predecessors_are_those_merged_after_a_day(string agency, string after, string upTo, string predecessors)
    {
        var (h22, h23) = (AgencyCode.Parse("H22"), AgencyCode.Parse("H23"));
        var catalog = new CatalogSnapshot(
            "1",
            [
                Agency("2000-01-01", "x"), Agency("2025-07-01", "y") with { Predecessors = [h22] },
                Agency("2010-01-01", "z") with { Code = h22, Predecessors = [h23, Province] },
            ],
            [],
            [],
            []);

        string.Join(' ', catalog.Predecessors(AgencyCode.Parse(agency), Clock.Day(after), Clock.Day(upTo))).ShouldBe(predecessors);
    }

    private static CataloguedProcedure Offer(string code, string agency, string from, ServiceLevel level) =>
        new(code, AgencyCode.Parse(agency), Clock.Day(from), "x", "y", level, null, null, null, null, [], Document: null);

    private static CataloguedAgency Agency(string from, string name) =>
        new(Province, Clock.Day(from), name, AgencyLevel.Province, [], Document: null);
}
