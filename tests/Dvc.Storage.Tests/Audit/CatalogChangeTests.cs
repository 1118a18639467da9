using Dvc.Core.Agencies;
using Dvc.Core.Catalog;
using Dvc.Core.Postings;
using Dvc.Storage.Audit;
using Dvc.Testing;

namespace Dvc.Storage.Tests.Audit;

/// <summary>A catalogue that is changed afterwards: what depends on it follows with the audit, and nothing else moves.</summary>
public sealed class CatalogChangeTests
{
    private const string Place = "agency:H60.12 procedure:1.004239";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_audit_posts_anew_what_another_catalogue_counts_otherwise()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync($"resolved due:08 finished:09 {Place}", $"accepted id:H60.12-261102-0002 due:04 {Place}");
        await storage.ShouldSettleAsync();
        (await NumbersAsync(storage)).ShouldBe((1, 4, 7));

        ((FixedCatalog)storage.Parts.Catalog).Snapshot = CatalogSnapshot.Empty;
        (await storage.AuditAsync()).ShouldBe(new AuditFindings(Homes: 1, Agencies: 3, RepostedDossiers: 1));
        (await NumbersAsync(storage)).ShouldBe((0, 5, 7), "Thursday and Friday are worked now, Saturday is not, and no term is known");

        (await storage.AuditAsync()).HasDifferences.ShouldBeFalse();
    }

    private static async Task<(long Disputed, long WorkingDays, long Days)> NumbersAsync(TestStorage storage)
    {
        var span = (await storage.Parts.Reader.ReadSeriesAsync(AgencyCode.Country, [Clock.Days("2026-11-01", "2026-11-30")], Token))[0].Figures.Span;
        return (span[Counter.DueDisputed], span[Counter.HandlingWorkingDays], span[Counter.HandlingDays]);
    }
}
