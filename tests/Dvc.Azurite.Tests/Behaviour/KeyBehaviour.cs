namespace Dvc.Azurite.Tests.Behaviour;

/// <summary>Keys: which there are, and that each names its own row.</summary>
public abstract class KeyBehaviour(ITestTables tables) : TableBehaviour(tables)
{
    /// <summary>Keys that need care on the wire: quotes, percent signs, spaces, Vietnamese letters.</summary>
    public static TheoryData<string> AwkwardKeys =>
    [
        "H60.12", "o'clock", "''", "100%", "%27", "%2F", "a b", "a+b", "a&b=c", "hồ sơ Đông Hà", "k|H60|20261122|1.001",
        "(x)", "{x}", "x,y;z", "\"x\"", "~*!@$^", "",
    ];

    [Theory]
    [MemberData(nameof(AwkwardKeys))]
    public async Task Keys_may_hold_any_letter(string key)
    {
        var table = await CreateTableAsync();
        await table.AddEntityAsync(new TableEntity(key, key + "1") { ["x"] = 1 }, Cancelled);
        await table.UpdateEntityAsync(new TableEntity(key, key + "1") { ["y"] = 2 }, ETag.All, cancellationToken: Cancelled);
        await table.SubmitTransactionAsync(
            [
                new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(key, key + "2")),
                new TableTransactionAction(TableTransactionActionType.UpdateMerge, new TableEntity(key, key + "1") { ["z"] = 3 }, ETag.All),
            ],
            Cancelled);

        Properties(await GetAsync(table, key, key + "1")).Keys.ShouldBe(["x", "y", "z"], ignoreOrder: true);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {key} and RowKey eq {key + "2"}");
        (await RowKeysAsync(table, filter)).ShouldBe([key + "2"]);
        await table.DeleteEntityAsync(key, key + "2", cancellationToken: Cancelled);
        (await RowKeysAsync(table)).ShouldBe([key + "1"]);
    }

    [Fact]
    public async Task A_key_has_512_letters()
    {
        var table = await CreateTableAsync();
        var longest = new string('k', 512);
        await table.AddEntityAsync(new TableEntity(longest, longest), Cancelled);
        await ShouldFailAsync(() => table.AddEntityAsync(new TableEntity(longest + "k", "r"), Cancelled), 400, "InvalidInput");
        await ShouldFailAsync(
            () => table.UpsertEntityAsync(new TableEntity("p", longest + "k"), cancellationToken: Cancelled), 400, "InvalidInput");
        (await RowKeysAsync(table)).ShouldBe([longest]);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\u0007b")]
    public async Task Keys_may_not_hold_what_the_service_forbids(string key)
    {
        var table = await CreateTableAsync();
        await ShouldFailAsync(
            () => table.AddEntityAsync(new TableEntity("p", key), Cancelled), 400, "InvalidInput");
        await ShouldFailAsync(
            () => table.AddEntityAsync(new TableEntity(key, "r"), Cancelled), 400, "InvalidInput");
        (await RowKeysAsync(table)).ShouldBeEmpty();
    }
}
