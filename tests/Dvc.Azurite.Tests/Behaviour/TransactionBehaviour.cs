using System.Globalization;

namespace Dvc.Azurite.Tests.Behaviour;

/// <summary>Transactions: all or nothing, and which action is to blame.</summary>
public abstract class TransactionBehaviour(ITestTables tables) : TableBehaviour(tables)
{
    [Fact]
    public async Task A_hundred_rows_are_written_at_once()
    {
        var table = await CreateTableAsync();
        var answer = await table.SubmitTransactionAsync(Rows(100).Select(Add), Cancelled);

        answer.GetRawResponse().Status.ShouldBe(202);
        answer.Value.Count.ShouldBe(100);
        var etags = new Dictionary<string, ETag>(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: Cancelled))
        {
            etags[row.RowKey] = row.ETag;
        }

        for (var index = 0; index < 100; index++)
        {
            answer.Value[index].Status.ShouldBe(204);
            answer.Value[index].Headers.ETag.ShouldBe(etags[Row(index)]);
        }
    }

    [Fact]
    public async Task Every_action_does_what_its_single_operation_does()
    {
        var table = await CreateTableAsync();
        await table.SubmitTransactionAsync(Rows(5).Select(Add), Cancelled);
        var etag = (await GetAsync(table, "p", Row(0))).ETag;

        var answer = await table.SubmitTransactionAsync(
            [
                Action(TableTransactionActionType.UpdateMerge, 0, etag),
                Action(TableTransactionActionType.UpdateReplace, 1, ETag.All),
                Action(TableTransactionActionType.UpsertMerge, 2),
                Action(TableTransactionActionType.UpsertReplace, 3),
                Action(TableTransactionActionType.Delete, 4),
                Action(TableTransactionActionType.UpsertMerge, 5),
                Action(TableTransactionActionType.UpsertReplace, 6),
                Action(TableTransactionActionType.Add, 7),
            ],
            Cancelled);

        answer.Value.ShouldAllBe(response => response.Status == 204);
        answer.Value.Select(response => response.Headers.ETag is not null)
            .ShouldBe([true, true, true, true, false, true, true, true]);
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: Cancelled))
        {
            properties[row.RowKey] = string.Join(',', Properties(row).Keys.Order(StringComparer.Ordinal));
        }

        properties.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => row.Value)
            .ShouldBe(["n,ten", "ten", "n,ten", "ten", "ten", "ten", "ten"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(57)]
    [InlineData(99)]
    public async Task One_row_that_exists_fails_the_whole_transaction(int existing)
    {
        var table = await CreateTableAsync();
        await table.AddEntityAsync(new TableEntity("p", Row(existing)) { ["n"] = -1 }, Cancelled);

        await ShouldFailAtAsync(table, Rows(100).Select(Add), existing, 409, "EntityAlreadyExists");
        (await RowKeysAsync(table)).ShouldBe([Row(existing)]);
        (await GetAsync(table, "p", Row(existing)))["n"].ShouldBe(-1);
    }

    [Theory]
    [InlineData(TableTransactionActionType.UpdateMerge)]
    [InlineData(TableTransactionActionType.UpdateReplace)]
    [InlineData(TableTransactionActionType.Delete)]
    public async Task An_older_or_missing_row_fails_the_whole_transaction(TableTransactionActionType type)
    {
        var table = await CreateTableAsync();
        var old = (await table.AddEntityAsync(new TableEntity("p", Row(1)) { ["n"] = 1 }, Cancelled)).Headers.ETag!.Value;
        var current = (await table.UpsertEntityAsync(new TableEntity("p", Row(1)) { ["n"] = 2 }, cancellationToken: Cancelled)).Headers.ETag!.Value;

        await ShouldFailAtAsync(
            table, [Action(TableTransactionActionType.Add, 0), Action(type, 1, old)], 1, 412, "UpdateConditionNotSatisfied");
        await ShouldFailAtAsync(
            table, [Action(type, 1, current), Action(TableTransactionActionType.UpsertReplace, 3), Action(type, 2, ETag.All)], 2, 404, "ResourceNotFound");

        (await RowKeysAsync(table)).ShouldBe([Row(1)]);
        (await GetAsync(table, "p", Row(1)))["n"].ShouldBe(2);
        (await GetAsync(table, "p", Row(1))).ETag.ShouldBe(current);
    }

    [Fact]
    public async Task Without_an_ETag_an_update_is_an_upsert_and_a_deletion_needs_the_row()
    {
        var table = await CreateTableAsync();
        await table.SubmitTransactionAsync(
            [Action(TableTransactionActionType.UpdateMerge, 0), Action(TableTransactionActionType.UpdateReplace, 1)], Cancelled);
        (await RowKeysAsync(table)).ShouldBe([Row(0), Row(1)]);

        await ShouldFailAtAsync(
            table,
            [Action(TableTransactionActionType.Delete, 0), Action(TableTransactionActionType.Delete, 2)],
            1,
            404,
            "ResourceNotFound");
        (await RowKeysAsync(table)).ShouldBe([Row(0), Row(1)]);
    }

    [Fact]
    public async Task A_row_may_occur_once()
    {
        var table = await CreateTableAsync();
        await ShouldFailAtAsync(
            table,
            [Action(TableTransactionActionType.Add, 0), Action(TableTransactionActionType.Add, 1), Action(TableTransactionActionType.UpsertMerge, 0)],
            2,
            400,
            "InvalidDuplicateRow");
        (await RowKeysAsync(table)).ShouldBeEmpty();
    }

    [Fact]
    public async Task More_than_a_hundred_rows_are_refused()
    {
        var table = await CreateTableAsync();
        await Should.ThrowAsync<InvalidOperationException>(() => table.SubmitTransactionAsync(Rows(101).Select(Add), Cancelled));
        (await RowKeysAsync(table)).ShouldBeEmpty();
    }

    [Fact]
    public async Task None_at_all_is_a_mistake() =>
        await Should.ThrowAsync<InvalidOperationException>(async () =>
            await (await CreateTableAsync()).SubmitTransactionAsync([], Cancelled));

    [Fact]
    public async Task A_table_that_does_not_exist_fails_the_first_action() =>
        await ShouldFailAtAsync(MissingTable(), Rows(2).Select(Add), 0, 404, "TableNotFound");

    [Fact]
    public async Task Transactions_that_meet_do_not_mix()
    {
        var table = await CreateTableAsync();
        await Parallel.ForAsync(0, 30, Cancelled, async (writer, cancellationToken) =>
        {
            try
            {
                await table.SubmitTransactionAsync(
                    Rows(50).Select(row => Add(new TableEntity("p", row.RowKey) { ["writer"] = writer })), cancellationToken);
            }
            catch (TableTransactionFailedException failure) when (failure.Status == 409)
            {
                // All but one writer lose.
            }
        });

        var writers = new List<int?>();
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: Cancelled))
        {
            writers.Add(row.GetInt32("writer"));
        }

        writers.Count.ShouldBe(50);
        writers.Distinct().Count().ShouldBe(1);
    }

    private static async Task ShouldFailAtAsync(
        TableClient table, IEnumerable<TableTransactionAction> actions, int index, int status, string errorCode)
    {
        var failure = await Should.ThrowAsync<TableTransactionFailedException>(
            () => table.SubmitTransactionAsync(actions, Cancelled));
        failure.Status.ShouldBe(status);
        failure.ErrorCode.ShouldBe(errorCode);
        failure.FailedTransactionActionIndex.ShouldBe(index);
    }

    private static string Row(int index) => index.ToString("D4", CultureInfo.InvariantCulture);

    private static IEnumerable<TableEntity> Rows(int count) =>
        Enumerable.Range(0, count).Select(index => new TableEntity("p", Row(index)) { ["n"] = index });

    private static TableTransactionAction Add(TableEntity entity) => new(TableTransactionActionType.Add, entity);

    private static TableTransactionAction Action(TableTransactionActionType type, int index, ETag etag = default) =>
        new(type, new TableEntity("p", Row(index)) { ["ten"] = 10 * index }, etag);
}
