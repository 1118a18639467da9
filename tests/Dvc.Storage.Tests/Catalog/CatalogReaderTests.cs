using Dvc.Core.Catalog;
using Dvc.Storage.Catalog;
using Dvc.Testing.Stepping;
using Dvc.Testing.Tables;

namespace Dvc.Storage.Tests.Catalog;

public sealed class CatalogReaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_table_is_an_empty_catalogue()
    {
        var storage = await TestStorage.CreateAsync();
        var reader = ReaderOf(storage.Parts, storage);

        var catalog = await reader.CurrentAsync(Token);

        (catalog.Agencies.Count, catalog.Procedures.Count, catalog.CalendarDays.Count, catalog.Targets.Count).ShouldBe((0, 0, 0, 0));
    }

    [Fact]
    public async Task A_change_made_elsewhere_shows_after_thirty_seconds()
    {
        var storage = await TestStorage.CreateAsync();
        var reader = ReaderOf(storage.Parts, storage);
        await reader.CurrentAsync(Token);
        await ReplaceAsync(storage, "2026-11-24");

        storage.Time.Advance(CatalogReader.MaxAge - TimeSpan.FromTicks(1));
        (await reader.CurrentAsync(Token)).CalendarDays.ShouldBeEmpty();
        storage.Time.Advance(TimeSpan.FromTicks(1));
        (await reader.CurrentAsync(Token)).CalendarDays.ShouldHaveSingleItem().Name.ShouldBe("2026-11-24");
    }

    [Fact]
    public async Task An_unchanged_catalogue_costs_one_read_in_thirty_seconds_and_is_the_same()
    {
        var storage = await TestStorage.CreateAsync();
        await ReplaceAsync(storage, "2026-11-24");
        var calls = new CountedCalls();
        var reader = ReaderOf(storage.Over(calls), storage);
        var first = await reader.CurrentAsync(Token);
        var cost = calls.All.Count;

        (await reader.CurrentAsync(Token)).ShouldBeSameAs(first);
        calls.All.Count.ShouldBe(cost);
        storage.Time.Advance(CatalogReader.MaxAge);
        (await reader.CurrentAsync(Token)).ShouldBeSameAs(first);
        calls.All.Count.ShouldBe(cost + 1);
    }

    [Fact]
    public async Task What_this_process_changes_shows_at_once_even_where_a_read_was_under_way()
    {
        var storage = await TestStorage.CreateAsync();
        CatalogReader? reader = null;
        var early = new SteppedWorker("The early request", async interceptor =>
        {
            reader = ReaderOf(storage.Over(interceptor), storage);
            await reader.CurrentAsync(Token);
        });
        await early.RunUntilAfterAsync(call => call.Operation == TableOperation.QueryPage);
        await ReplaceAsync(storage, "2026-11-24");
        reader!.Forget();
        await early.FinishAsync();

        (await reader.CurrentAsync(Token)).CalendarDays.Count.ShouldBe(1);
    }

    private static CatalogReader ReaderOf(StorageParts parts, TestStorage storage) => new(new CatalogStore(parts.Tables), storage.Time);

    private static Task<string?> ReplaceAsync(TestStorage storage, string date) => new CatalogStore(storage.Tables).ReplaceAsync(
        CatalogKind.Calendar,
        [CatalogLists.Calendar.Check(new EntryFields(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["date"] = date, ["kind"] = "holiday", ["name"] = date, ["document"] = "NQ",
        }))],
        version: null,
        Token);
}
