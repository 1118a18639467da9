namespace Dvc.Azurite.Tests.Behaviour;

public sealed class InMemoryTransactionTests() : TransactionBehaviour(new InMemoryTestTables())
{
    /// <summary>Azure refuses this; Azurite does not look.</summary>
    [Fact]
    public async Task A_transaction_is_of_one_partition()
    {
        var table = await CreateTableAsync();
        var failure = await Should.ThrowAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
            [new(TableTransactionActionType.Add, new TableEntity("p", "1")), new(TableTransactionActionType.Add, new TableEntity("q", "2"))],
            Cancelled));
        failure.ErrorCode.ShouldBe("CommandsInBatchActOnDifferentPartitions");
        failure.FailedTransactionActionIndex.ShouldBe(1);
        (await RowKeysAsync(table)).ShouldBeEmpty();
    }
}
