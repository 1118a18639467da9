using Dvc.Core.Catalog;
using Dvc.Storage.Catalog;
using Dvc.Testing.Stepping;
using Dvc.Testing.Tables;

namespace Dvc.Storage.Tests.Catalog;

public sealed class CatalogStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_that_was_never_stored_is_empty_and_has_no_version()
    {
        var storage = await TestStorage.CreateAsync();

        (await StoreOf(storage).ReadAsync(CatalogKind.Calendar, Token)).ShouldBe(StoredList.None);
        (await StoreOf(storage).ReadVersionsAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_is_replaced_as_a_whole_and_the_others_stay()
    {
        var storage = await TestStorage.CreateAsync();
        var store = StoreOf(storage);
        await store.ReplaceAsync(CatalogKind.Targets, Entries("target"), version: null, Token);
        await store.ReplaceAsync(CatalogKind.Calendar, Entries("a", "b"), version: null, Token);

        var version = await store.ReplaceAsync(CatalogKind.Calendar, Entries("c"), version: null, Token);

        var calendar = await store.ReadAsync(CatalogKind.Calendar, Token);
        calendar.Version.ShouldBe(version);
        Names(calendar).ShouldBe(["c"]);
        Names(await store.ReadAsync(CatalogKind.Targets, Token)).ShouldBe(["target"]);
    }

    [Fact]
    public async Task A_list_may_have_more_entries_than_a_transaction_and_none()
    {
        var storage = await TestStorage.CreateAsync();
        var store = StoreOf(storage);
        string[] many = [.. Enumerable.Range(1000, 250).Select(number => $"n{number}")];

        await store.ReplaceAsync(CatalogKind.Procedures, Entries(many), version: null, Token);
        Names(await store.ReadAsync(CatalogKind.Procedures, Token)).ShouldBe(many);

        await store.ReplaceAsync(CatalogKind.Procedures, [], version: null, Token);
        Names(await store.ReadAsync(CatalogKind.Procedures, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_the_generations_this_one_and_the_one_before_are_kept()
    {
        var storage = await TestStorage.CreateAsync();
        var store = StoreOf(storage);
        foreach (var name in new[] { "a", "b", "c", "d" })
        {
            await store.ReplaceAsync(CatalogKind.Calendar, Entries(name), version: null, Token);
        }

        var rows = await storage.Tables.Catalog.ReadAsync("PartitionKey ne 'current'", Token);

        rows.Select(row => row.GetString("name")).ShouldBe(["c", "d"], ignoreOrder: true);
    }

    [Fact]
    public async Task Another_version_than_asked_for_is_left_alone()
    {
        var storage = await TestStorage.CreateAsync();
        var store = StoreOf(storage);
        var first = await store.ReplaceAsync(CatalogKind.Calendar, Entries("a"), version: "", Token);
        first.ShouldNotBeNull();

        (await store.ReplaceAsync(CatalogKind.Calendar, Entries("b"), version: "", Token)).ShouldBeNull();
        (await store.ReplaceAsync(CatalogKind.Calendar, Entries("b"), version: "other", Token)).ShouldBeNull();
        Names(await store.ReadAsync(CatalogKind.Calendar, Token)).ShouldBe(["a"]);

        (await store.ReplaceAsync(CatalogKind.Calendar, Entries("b"), first, Token)).ShouldNotBeNull();
        Names(await store.ReadAsync(CatalogKind.Calendar, Token)).ShouldBe(["b"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_two_writers_at_once_one_wins_whole_and_the_other_leaves_nothing(bool isFirstEver)
    {
        var storage = await TestStorage.CreateAsync();
        var store = StoreOf(storage);
        if (!isFirstEver)
        {
            await store.ReplaceAsync(CatalogKind.Calendar, Entries("old"), version: null, Token);
        }

        string? lost = "not yet";
        var slow = Writer(storage, Entries("slow"), version => lost = version);
        await slow.RunUntilBeforeAsync(Points);
        await store.ReplaceAsync(CatalogKind.Calendar, Entries("fast"), version: null, Token);
        await slow.FinishAsync();

        lost.ShouldBeNull();
        Names(await store.ReadAsync(CatalogKind.Calendar, Token)).ShouldBe(["fast"]);
        (await storage.Tables.Catalog.ReadAsync("name eq 'slow'", Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Wherever_a_writer_dies_the_list_is_the_old_one_or_the_new_one_and_can_be_replaced()
    {
        for (var call = 1; ; call++)
        {
            foreach (var isAfter in new[] { false, true })
            {
                var storage = await TestStorage.CreateAsync();
                var store = StoreOf(storage);
                await store.ReplaceAsync(CatalogKind.Calendar, Entries("older"), version: null, Token);
                await store.ReplaceAsync(CatalogKind.Calendar, Entries("a", "b"), version: null, Token);
                var writer = Writer(storage, Entries("c", "d"), _ => { });
                if (!await writer.TryRunAsync(call, isAfter))
                {
                    call.ShouldBeGreaterThan(3);
                    return;
                }

                await writer.DieAsync();

                string.Concat(Names(await store.ReadAsync(CatalogKind.Calendar, Token))).ShouldBeOneOf("ab", "cd");
                await store.ReplaceAsync(CatalogKind.Calendar, Entries("e"), version: null, Token);
                Names(await store.ReadAsync(CatalogKind.Calendar, Token)).ShouldBe(["e"]);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_reader_gets_one_generation_whole_however_often_the_list_is_replaced_meanwhile(int replacements)
    {
        for (var call = 1; ; call++)
        {
            var storage = await TestStorage.CreateAsync();
            var store = StoreOf(storage);
            await store.ReplaceAsync(CatalogKind.Calendar, Entries("a0", "b0"), version: null, Token);
            StoredList? read = null;
            var reader = new SteppedWorker("The reader", async interceptor => read = await StoreOf(storage, interceptor).ReadAsync(CatalogKind.Calendar, Token));
            if (!await reader.TryRunAsync(call, isAfter: true))
            {
                call.ShouldBeGreaterThan(1);
                return;
            }

            for (var number = 1; number <= replacements; number++)
            {
                await store.ReplaceAsync(CatalogKind.Calendar, Entries($"a{number}", $"b{number}"), version: null, Token);
            }

            await reader.FinishAsync();

            var generation = Names(read!)[0][1];
            Names(read!).ShouldBe([$"a{generation}", $"b{generation}"]);
        }
    }

    [Fact]
    public async Task A_writer_whose_pointer_was_written_though_its_answer_was_lost_has_written()
    {
        var storage = await TestStorage.CreateAsync();
        string? version = null;
        var writer = Writer(storage, Entries("a"), written => version = written);
        await writer.RunUntilAfterAsync(Points);
        writer.Answer(new Azure.RequestFailedException(409, "The client sent it again."));
        await writer.FinishAsync();

        (await StoreOf(storage).ReadAsync(CatalogKind.Calendar, Token)).Version.ShouldBe(version);
    }

    private static SteppedWorker Writer(TestStorage storage, IEnumerable<CheckedEntry> entries, Action<string?> done) => new(
        "The writer",
        async interceptor => done(await StoreOf(storage, interceptor).ReplaceAsync(CatalogKind.Calendar, entries, version: null, Token)));

    private static bool Points(TableCall call) => call is { Table: "catalog", IsWrite: true } && call.Keys[0].PartitionKey == "current";

    private static CatalogStore StoreOf(TestStorage storage) => new(storage.Tables);

    private static CatalogStore StoreOf(TestStorage storage, ITableInterceptor interceptor) => new(storage.Over(interceptor).Tables);

    private static IEnumerable<CheckedEntry> Entries(params IEnumerable<string> names) =>
        names.Select(name => new CheckedEntry(name, new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = name }));

    private static string[] Names(StoredList list) => [.. list.Entries.Select(entry => entry["name"])];
}
