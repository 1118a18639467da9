namespace Dvc.Protocol.Tests.Protocol;

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

        // The first reads the mark that the second renewed, and so is the one that takes it away.
        await second.RunUntilBeforeAsync(Calls.Fold);
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

    /// <summary>
    /// Breaks where <c>LedgerFolder</c> does not renew the mark, does so before it reads deltas, or once for all rounds: another
    /// roll-up takes away the mark that it read when there was nothing to fold yet, and nobody knows of what is folded now.
    /// </summary>
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task What_is_folded_and_not_published_is_of_a_marked_home_wherever_two_roll_ups_stand(bool isFirstRound, bool isRecordedLate)
    {
        for (var (first, isDone) = (1, false); !isDone; first++)
        {
            for (var (second, isOver) = (1, false); !isOver; second++)
            {
                var storage = await TestStorage.CreateAsync();
                await storage.RecordAsync(One);
                if (!isFirstRound)
                {
                    await storage.RollUpAsync();
                    await storage.Parts.Marks.MarkAsync("H60.12", TestContext.Current.CancellationToken);
                }

                var (slow, fast) = (storage.StepRollUp("The slow one"), storage.StepRollUp("The fast one"));
                var recorder = storage.StepRecorder(Two);
                isDone = !await slow.TryRunAsync(Calls.OfHome, first, isAfter: true);
                if (!isRecordedLate)
                {
                    await recorder.RunUntilBeforeAsync(Calls.Mark);
                }

                isOver = !await fast.TryRunAsync(Calls.OfHome, second, isAfter: true);
                if (isRecordedLate)
                {
                    await recorder.RunUntilBeforeAsync(Calls.Mark);
                }

                await slow.TryRunUntilAsync(Calls.Fold, isAfter: true);
                await storage.ShouldMarkWhatIsUnpublishedAsync();
                await fast.FinishAsync();
                await storage.ShouldMarkWhatIsUnpublishedAsync();
                await slow.FinishAsync();
                await storage.ShouldMarkWhatIsUnpublishedAsync();
                await recorder.FinishAsync();
                await storage.ShouldSettleAsync();
            }
        }
    }

    /// <summary>Breaks where the version that the fold renewed is not the one that is deleted, or its age is the renewal's.</summary>
    [Fact]
    public async Task A_renewed_mark_is_as_old_as_it_was_and_goes_when_everything_is_published()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(One);
        var marked = (await storage.Parts.Marks.ListAsync(TestContext.Current.CancellationToken)).Single();
        storage.Time.Advance(TimeSpan.FromMinutes(1));
        var rollUp = storage.StepRollUp();
        await rollUp.RunUntilAfterAsync(Calls.Fold);
        var renewed = (await storage.Parts.Marks.ListAsync(TestContext.Current.CancellationToken)).Single();
        await rollUp.FinishAsync();

        renewed.MarkedAt.ShouldBe(marked.MarkedAt);
        renewed.ETag.ShouldNotBe(marked.ETag);
        await storage.ShouldBeSettledAsync();
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
