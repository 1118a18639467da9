using Azure.Data.Tables;
using Dvc.Core.Agencies;
using Dvc.Core.Kpi;
using Dvc.Core.Postings;
using NodaTime;

namespace Dvc.Storage.Tests.Kpi;

/// <summary>What an agency handles itself is stored beside its subtree's figures, and the sum is checked.</summary>
public sealed class OwnFiguresTests
{
    private static readonly AgencyCode Province = AgencyCode.Parse("H60");
    private static readonly DateInterval Week = new(new LocalDate(2026, 11, 2), new LocalDate(2026, 11, 8));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_what_is_recorded_for_the_agency_itself()
    {
        var storage = await StorageAsync();

        var tree = await storage.Parts.Reader.ReadTreeAsync(Province, Week, Token);

        Received(tree[Province].Figures).ShouldBe(3);
        Received(tree[Province].Own).ShouldBe(1);
        Received(tree[AgencyCode.Parse("H60.12")].Own).ShouldBe(2);
    }

    [Fact]
    public async Task A_superior_that_is_not_the_sum_is_not_given()
    {
        var storage = await StorageAsync();
        await ChangeAsync(storage, row => row["receivedInPerson"] = 4L);

        await Should.ThrowAsync<ContradictoryFiguresException>(() => storage.Parts.Reader.ReadTreeAsync(Province, Week, Token));
    }

    [Fact]
    public async Task Rows_of_an_earlier_release_are_read_and_the_audit_writes_them_anew()
    {
        var storage = await StorageAsync();
        await ChangeAsync(storage, row => row.Remove("own"));

        var before = (await storage.Parts.Reader.ReadTreeAsync(Province, Week, Token))[Province];
        (Received(before.Figures), before.Own).ShouldBe((3, null));

        (await storage.AuditAsync()).KpisRows.ShouldBeGreaterThan(0);
        Received((await storage.Parts.Reader.ReadTreeAsync(Province, Week, Token))[Province].Own).ShouldBe(1);
    }

    private static async Task<TestStorage> StorageAsync()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync("accepted id:H60.12-261102-0001", "accepted id:H60.12-261102-0002", "accepted id:H60-261102-0001 agency:H60");
        await storage.RollUpAsync();
        return storage;
    }

    private static async Task ChangeAsync(TestStorage storage, Action<TableEntity> change)
    {
        var row = (await storage.Tables.Kpis.GetEntityAsync<TableEntity>("day|202611", "2026-11-02|H60", cancellationToken: Token)).Value;
        change(row);
        await storage.Tables.Kpis.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Token);
    }

    private static long Received(Figures? figures) => figures!.Span[Counter.ReceivedInPerson];
}
