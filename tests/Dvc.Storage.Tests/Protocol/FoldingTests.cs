namespace Dvc.Storage.Tests.Protocol;

/// <summary>
/// The counterexamples of the protocol that folding deltas into the ledger must survive, two roll-ups driven step by
/// step. Each was seen to fail with the rule broken that its summary names.
/// </summary>
public sealed class FoldingTests
{
    private const string One = "accepted id:H60.12-261102-0001 due:05";
    private const string Two = "accepted id:H60.12-261102-0002 due:05";

    /// <summary>Breaks where <c>RollUpRunner</c> reads touched rows before or together with the fold instead of in a query after it.</summary>
    [Fact]
    public async Task Touched_rows_are_read_after_the_last_fold_so_those_of_a_roll_up_that_died_in_between_are_seen()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(One);
        var first = storage.StepRollUp();
        var second = storage.StepRollUp();

        await first.RunUntilBeforeAsync(Calls.ReadDeltas);
        await second.RunUntilAfterAsync(Calls.Fold);
        await second.DieAsync();
        await first.FinishAsync();

        await storage.ShouldBeSettledAsync();
    }

    /// <summary>Breaks where <c>LedgerFolder</c> does not ask for deltas again after a failed transaction.</summary>
    [Fact]
    public async Task A_failed_fold_asks_again_and_finds_the_delta_that_nobody_folded()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(One);
        var first = storage.StepRollUp();
        var second = storage.StepRollUp();

        await second.RunUntilBeforeAsync(Calls.Fold);
        await storage.RecordAsync(Two);
        await first.RunUntilBeforeAsync(Calls.Fold);
        await second.RunUntilAfterAsync(Calls.Fold);
        await second.DieAsync();
        await first.FinishAsync();

        await storage.ShouldBeSettledAsync();
    }

    /// <summary>Breaks where <c>RollUpRunner</c> publishes only what its own folds touched.</summary>
    [Fact]
    public async Task What_a_roll_up_folded_before_it_died_is_published_by_the_next()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(One);
        var first = storage.StepRollUp();
        await first.RunUntilAfterAsync(Calls.Fold);
        await first.DieAsync();

        await storage.ShouldSettleAsync();
    }

    /// <summary>
    /// Breaks where <c>LedgerFolder.WriteLedger</c> writes without the ETag: the deltas of both folds differ, so neither
    /// notices that the other's are gone.
    /// </summary>
    [Fact]
    public async Task Two_folds_of_different_deltas_that_share_a_ledger_row_lose_neither()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync("accepted id:H60.12-261102-0900 procedure:1.000031 received:06 due:28");
        await storage.RollUpAsync();
        await storage.RecordAsync("accepted id:H60.12-261102-0901 procedure:1.000031 received:06 due:07");
        var second = storage.StepRollUp();
        var first = storage.StepRollUp();

        // 96 ledger rows in two deltas, one of them that of the delta which waits to be folded: all three together are
        // too many for one transaction, and these two come first.
        var late = await second.RunUntilBeforeAsync(Calls.Fold);
        await storage.RecordAsync(Enumerable.Range(0, 32).Select(number => $"accepted id:H60.12-261102-{number:0000} procedure:1.{number:000000} due:05"));
        var early = await first.RunUntilAfterAsync(Calls.Fold);
        var shared = early.Keys.Intersect(late.Keys).Select(key => key.RowKey);
        await second.FinishAsync();
        await first.FinishAsync();

        shared.ShouldBe(["k|H60.12|20261106|1.000031"]);
        await storage.ShouldSettleAsync();
    }

    /// <summary>Breaks where <c>LedgerFolder.WriteLedger</c> upserts a row that was absent.</summary>
    [Fact]
    public async Task Nor_do_they_where_the_row_is_new()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync("accepted id:H60.12-261102-0901 procedure:1.000031 received:06 due:20");
        var second = storage.StepRollUp();
        var first = storage.StepRollUp();

        await second.RunUntilBeforeAsync(Calls.Fold);
        await storage.RecordAsync(Enumerable.Range(0, 32).Select(number => $"accepted id:H60.12-261102-{number:0000} procedure:1.{number:000000} due:05"));
        await first.RunUntilAfterAsync(Calls.Fold);
        await second.FinishAsync();
        await first.FinishAsync();

        await storage.ShouldSettleAsync();
    }

    /// <summary>Breaks where <c>RollUpRunner</c> deletes every touched row and not those alone that it read.</summary>
    [Fact]
    public async Task Only_touched_rows_that_were_published_are_deleted()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(One);
        var first = storage.StepRollUp();
        var second = storage.StepRollUp();

        await first.RunUntilBeforeAsync(Calls.Write("kpis", "VN", "year|2026"));
        await storage.RecordAsync(Two);
        await second.RunUntilAfterAsync(Calls.Fold);
        await second.DieAsync();
        await first.FinishAsync();

        await storage.ShouldSettleAsync();
    }

    /// <summary>Breaks where <c>TouchedRows.DeleteAsync</c> gives up on a row that is gone, or <c>DirtyMarks.DeleteAsync</c> on such a mark.</summary>
    [Fact]
    public async Task Touched_rows_and_marks_that_another_roll_up_deleted_are_as_good_as_deleted()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(One);
        var first = storage.StepRollUp();
        await first.RunUntilBeforeAsync(Calls.DeleteTouched);
        await storage.RollUpAsync();
        await first.FinishAsync();

        await storage.ShouldBeSettledAsync();
    }
}
