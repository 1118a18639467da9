using System.Globalization;
using Dvc.Testing.Tables;

namespace Dvc.Azurite.Tests.Interception;

public sealed class InterceptedTableClientTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_call_is_announced_before_and_after()
    {
        var log = new Log();
        var table = new InterceptedTables(new InMemoryTables(), log).GetTableClient("t");
        var entity = new TableEntity("p", "r");
        await table.CreateIfNotExistsAsync(Cancelled);
        await table.AddEntityAsync(entity, Cancelled);
        await table.UpsertEntityAsync(entity, cancellationToken: Cancelled);
        await table.UpdateEntityAsync(entity, ETag.All, cancellationToken: Cancelled);
        await table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Cancelled);
        await table.GetEntityIfExistsAsync<TableEntity>("p", "s", cancellationToken: Cancelled);
        await table.DeleteEntityAsync(entity, cancellationToken: Cancelled);
        await table.SubmitTransactionAsync(
            [new(TableTransactionActionType.Add, entity), new(TableTransactionActionType.Add, new TableEntity("p", "s"))], Cancelled);
        await table.DeleteAsync(Cancelled);

        string[] calls =
        [
            "CreateTable t ", "Add t (p, r)", "Upsert t (p, r)", "Update t (p, r)", "Get t (p, r)", "Get t (p, s)",
            "Delete t (p, r)", "Transaction t (p, r) (p, s)", "DeleteTable t ",
        ];
        log.Lines.ShouldBe(calls.SelectMany(call => new[] { "> " + call, "< " + call }));
    }

    [Fact]
    public async Task Every_page_of_a_query_is_announced()
    {
        var log = new Log();
        var inner = await FilledTableAsync();
        var table = new InterceptedTableClient(inner, log);
        await foreach (var row in table.QueryAsync<TableEntity>("PartitionKey eq 'p'", maxPerPage: 2, cancellationToken: Cancelled))
        {
            log.Lines.Add(row.RowKey);
        }

        log.Lines.ShouldBe(
        [
            "> QueryPage t PartitionKey eq 'p' #0", "< QueryPage t PartitionKey eq 'p' #0", "0", "1",
            "> QueryPage t PartitionKey eq 'p' #1", "< QueryPage t PartitionKey eq 'p' #1", "2",
        ]);
    }

    [Fact]
    public async Task A_lost_request_does_nothing_and_a_lost_response_did_it()
    {
        var inner = await FilledTableAsync();
        var lostRequest = new InterceptedTableClient(inner, new Loss(before: true));
        await Should.ThrowAsync<TimeoutException>(() => lostRequest.AddEntityAsync(new TableEntity("p", "8"), Cancelled));
        var lostResponse = new InterceptedTableClient(inner, new Loss(before: false));
        await Should.ThrowAsync<TimeoutException>(() => lostResponse.AddEntityAsync(new TableEntity("p", "9"), Cancelled));

        var keys = await inner.QueryAsync<TableEntity>(cancellationToken: Cancelled).Select(row => row.RowKey).ToListAsync(Cancelled);
        keys.ShouldBe(["0", "1", "2", "9"]);
    }

    [Fact]
    public async Task A_refusal_is_an_answer()
    {
        var log = new Log();
        var table = new InterceptedTableClient(await FilledTableAsync(), log);
        (await Should.ThrowAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "0"), Cancelled)))
            .Status.ShouldBe(409);
        log.Lines.ShouldBe(["> Add t (p, 0)", "< Add t (p, 0)"]);
    }

    private static async Task<InMemoryTableClient> FilledTableAsync()
    {
        var table = new InMemoryTableClient("t");
        await table.CreateIfNotExistsAsync(Cancelled);
        for (var row = 0; row < 3; row++)
        {
            await table.AddEntityAsync(new TableEntity("p", row.ToString(CultureInfo.InvariantCulture)), Cancelled);
        }

        return table;
    }

    private sealed class Log : ITableInterceptor
    {
        public List<string> Lines { get; } = [];

        public Task BeforeAsync(TableCall call, CancellationToken cancellationToken) => AddAsync("> " + call);

        public Task AfterAsync(TableCall call, CancellationToken cancellationToken) => AddAsync("< " + call);

        private Task AddAsync(string line)
        {
            Lines.Add(line);
            return Task.CompletedTask;
        }
    }

    private sealed class Loss(bool before) : ITableInterceptor
    {
        public Task BeforeAsync(TableCall call, CancellationToken cancellationToken) => LoseAsync(before);

        public Task AfterAsync(TableCall call, CancellationToken cancellationToken) => LoseAsync(!before);

        private static Task LoseAsync(bool now) => now ? Task.FromException(new TimeoutException()) : Task.CompletedTask;
    }
}
