using System.Globalization;

namespace Dvc.Azurite.Tests.Behaviour;

/// <summary>Queries: order, filters, pages.</summary>
public abstract class QueryBehaviour(ITestTables tables) : TableBehaviour(tables)
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 22, 4, 5, 6, TimeSpan.Zero);

    /// <summary>Filters over the sample rows, and which of them they find.</summary>
    public static TheoryData<string, string> Filters => new()
    {
        { "PartitionKey eq 'H60.1'", "a b" },
        { "PartitionKey ge 'H60.1' and PartitionKey lt 'H60.1/'", "a b" },
        { "PartitionKey eq 'H60.1' and RowKey gt 'a'", "b" },
        { "PartitionKey eq 'H60.1' and RowKey ge 'a' and RowKey lt 'b'", "a" },
        { "(PartitionKey eq 'H60.1') and (RowKey le 'b')", "a b" },
        { "PartitionKey ne 'H60.1'", "c d é" },
        { "text eq 'o''clock'", "a" },
        { "text eq 'x and y'", "b" },
        { "text gt 'o'", "a b" },
        { "text ne 'o''clock'", "b" },
        { "small gt 1 and small le 3", "b c" },
        { "small eq -1", "d" },
        { "small ne 1", "b c d" },
        { "big ge 5000000000L", "b" },
        { "big lt 5000000000L", "a" },
        { "flag eq true", "a c" },
        { "flag eq false", "b" },
        { "flag ne true", "b" },
        { "time eq datetime'2026-11-22T04:05:06Z'", "a" },
        { "time gt datetime'2026-11-22T04:05:06Z'", "b" },
        { "time le datetime'2026-11-23T00:00:00Z' and flag eq true", "a" },
        { "absent eq 'x'", "" },
        { "absent ne 'x'", "" },
        { "RowKey eq 'é'", "é" },
        { "PartitionKey eq 'H60.1' or PartitionKey ge 'H60.1.' and PartitionKey lt 'H60.1/'", "a b" },
        { "PartitionKey ge 'H60' and (RowKey eq 'a' or RowKey eq 'd')", "a d" },
    };

    [Fact]
    public async Task Rows_come_in_the_ordinal_order_of_their_keys()
    {
        var table = await CreateTableAsync();
        string[] keys = ["b", "B", "a", "Z", "é", "Đ", "10", "9", "_", "", "a b", "ab", "A|1", "A.1"];
        foreach (var key in keys)
        {
            await table.AddEntityAsync(new TableEntity("p", key), Cancelled);
            await table.AddEntityAsync(new TableEntity("p." + key, "r" + key), Cancelled);
        }

        var expected = keys.Order(StringComparer.Ordinal).ToList();
        (await RowKeysAsync(table, "PartitionKey eq 'p'")).ShouldBe(expected);
        (await RowKeysAsync(table)).ShouldBe([.. expected, .. expected.Select(key => "r" + key)]);
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Filters_find(string filter, string rows)
    {
        var table = await CreateTableAsync();
        await FillWithSamplesAsync(table);
        string.Join(' ', await RowKeysAsync(table, filter)).ShouldBe(rows);
    }

    [Fact]
    public async Task Filters_are_written_with_their_values()
    {
        var table = await CreateTableAsync();
        await FillWithSamplesAsync(table);
        async Task ShouldFindAsync(FormattableString filter, params string[] rows) =>
            (await RowKeysAsync(table, TableClient.CreateQueryFilter(filter))).ShouldBe(rows);

        await ShouldFindAsync($"text eq {"o'clock"}", "a");
        await ShouldFindAsync($"small eq {2}", "b");
        await ShouldFindAsync($"big eq {5_000_000_000L}", "b");
        await ShouldFindAsync($"flag eq {true}", "a", "c");
        await ShouldFindAsync($"time ge {Moment.ToOffset(TimeSpan.FromHours(7))}", "a", "b");
    }

    [Fact]
    public async Task Only_the_selected_properties_come_back()
    {
        var table = await CreateTableAsync();
        await FillWithSamplesAsync(table);
        var rows = await table.QueryAsync<TableEntity>(
            "PartitionKey eq 'H60.1'", select: ["RowKey", "big"], cancellationToken: Cancelled).ToListAsync(Cancelled);

        rows.Select(row => row.RowKey).ShouldBe(["a", "b"]);
        rows.Select(row => row["big"]).ShouldBe([1L, 5_000_000_000L]);
        rows.ShouldAllBe(row => row.PartitionKey == null && row.ETag != default && Properties(row).Count == 1);
    }

    [Fact]
    public async Task A_page_has_a_thousand_rows()
    {
        var table = await CreateTableAsync();
        await FillAsync(table, 2_100);

        var pages = await table.QueryAsync<TableEntity>(cancellationToken: Cancelled).AsPages().ToListAsync(Cancelled);
        pages.Select(page => page.Values.Count).ShouldBe([1_000, 1_000, 100]);
        pages.SelectMany(page => page.Values).Select(row => row.RowKey).ShouldBe(Enumerable.Range(0, 2_100).Select(Row));
        pages[^1].ContinuationToken.ShouldBeNull();
    }

    [Fact]
    public async Task Pages_may_be_smaller_and_taken_up_later()
    {
        var table = await CreateTableAsync();
        await FillAsync(table, 25);

        var pages = await table.QueryAsync<TableEntity>(maxPerPage: 10, cancellationToken: Cancelled).AsPages().ToListAsync(Cancelled);
        pages.Select(page => page.Values.Count).ShouldBe([10, 10, 5]);

        var rest = table.QueryAsync<TableEntity>(cancellationToken: Cancelled).AsPages(pages[0].ContinuationToken, 7);
        (await rest.Select(page => page.Values.Count).ToListAsync(Cancelled)).ShouldBe([7, 7, 1]);
    }

    [Fact]
    public async Task A_full_last_page_is_the_last()
    {
        var table = await CreateTableAsync();
        await FillAsync(table, 20);
        var pages = await table.QueryAsync<TableEntity>(maxPerPage: 10, cancellationToken: Cancelled).AsPages().ToListAsync(Cancelled);
        pages.Select(page => page.Values.Count).ShouldBe([10, 10]);
    }

    [Fact]
    public async Task Later_pages_see_what_was_written_meanwhile()
    {
        var table = await CreateTableAsync();
        await FillAsync(table, 6);
        var seen = new List<string>();
        await foreach (var page in table.QueryAsync<TableEntity>(maxPerPage: 2, cancellationToken: Cancelled).AsPages())
        {
            seen.AddRange(page.Values.Select(row => row.RowKey));
            if (seen.Count == 2)
            {
                await table.AddEntityAsync(new TableEntity("p", Row(0) + "a"), Cancelled); // Behind: not seen.
                await table.AddEntityAsync(new TableEntity("p", Row(1) + "a"), Cancelled); // Before the next page's first row.
                await table.DeleteEntityAsync("p", Row(2), cancellationToken: Cancelled); // Was the next page's first row.
                await table.AddEntityAsync(new TableEntity("p", Row(3) + "a"), Cancelled);
                await table.DeleteEntityAsync("p", Row(5), cancellationToken: Cancelled);
            }
        }

        seen.ShouldBe([Row(0), Row(1), Row(3), Row(3) + "a", Row(4)]);
    }

    [Fact]
    public async Task A_query_is_asked_anew_each_time_it_is_enumerated()
    {
        var table = await CreateTableAsync();
        var query = table.QueryAsync<TableEntity>(cancellationToken: Cancelled);
        (await query.CountAsync(Cancelled)).ShouldBe(0);
        await FillAsync(table, 3);
        (await query.CountAsync(Cancelled)).ShouldBe(3);
    }

    [Fact]
    public async Task Nonsense_is_refused()
    {
        var table = await CreateTableAsync();
        await ShouldFailAsync(() => RowKeysAsync(table, "PartitionKey is 'p'"), 400, "InvalidInput");
    }

    private static string Row(int index) => index.ToString("D4", CultureInfo.InvariantCulture);

    private static async Task FillAsync(TableClient table, int count)
    {
        foreach (var chunk in Enumerable.Range(0, count).Chunk(100))
        {
            await table.SubmitTransactionAsync(
                chunk.Select(index => new TableTransactionAction(
                    TableTransactionActionType.Add, new TableEntity("p", Row(index)) { ["n"] = index })),
                Cancelled);
        }
    }

    private static async Task FillWithSamplesAsync(TableClient table)
    {
        TableEntity[] rows =
        [
            new("H60.1", "a") { ["text"] = "o'clock", ["small"] = 1, ["big"] = 1L, ["flag"] = true, ["time"] = Moment },
            new("H60.1", "b") { ["text"] = "x and y", ["small"] = 2, ["big"] = 5_000_000_000L, ["flag"] = false, ["time"] = Moment.AddMilliseconds(1) },
            new("H60.10", "c") { ["small"] = 3, ["flag"] = true },
            new("H60.2", "d") { ["small"] = -1 },
            new("H60.2", "é"),
        ];
        foreach (var row in rows)
        {
            await table.AddEntityAsync(row, Cancelled);
        }
    }
}
