using Dvc.Core.Agencies;
using Dvc.Core.Catalog;
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

    private static CataloguedAgency Agency(string from, string name) =>
        new(Province, Clock.Day(from), name, AgencyLevel.Province, [], Document: null);
}
