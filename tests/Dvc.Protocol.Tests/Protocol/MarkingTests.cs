namespace Dvc.Protocol.Tests.Protocol;

/// <summary>
/// The counterexamples of the protocol about recording and its mark, a recorder and a roll-up driven step by step. Each
/// was seen to fail with the rule broken that its summary names.
/// </summary>
public sealed class MarkingTests
{
    private const string One = "accepted id:H60.12-261102-0001 due:05";
    private const string Two = "accepted id:H60.12-261102-0002 due:05";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Breaks where <c>Recorder</c> marks before its transactions only.</summary>
    [Fact]
    public async Task A_home_is_marked_after_the_transaction_whose_roll_up_would_else_have_come_and_gone()
    {
        var storage = await TestStorage.CreateAsync();
        var recorder = storage.StepRecorder(One);
        await recorder.RunUntilBeforeAsync(Calls.Record);
        await storage.RollUpAsync();
        await recorder.FinishAsync();

        await storage.ShouldSettleAsync();
    }

    /// <summary>Breaks where <c>Recorder</c> marks only if something changed.</summary>
    [Fact]
    public async Task A_home_is_marked_also_where_nothing_changed_for_an_earlier_try_may_have_died_before_its_mark()
    {
        var storage = await TestStorage.CreateAsync();
        var recorder = storage.StepRecorder(One);
        await recorder.RunUntilBeforeAsync(Calls.Mark);
        await recorder.DieAsync();
        await storage.StepRecorder(One).FinishAsync();

        await storage.ShouldSettleAsync();
    }

    /// <summary>Breaks where <c>DirtyMarks.MarkAsync</c> inserts and takes a mark that stands for its own, or where <c>DeleteAsync</c> goes without the ETag.</summary>
    [Fact]
    public async Task Marking_a_marked_home_again_keeps_the_mark_from_being_deleted()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(One);
        var rollUp = storage.StepRollUp();
        await rollUp.RunUntilBeforeAsync(Calls.DeleteMark);
        await storage.RecordAsync(Two);
        await rollUp.FinishAsync();

        (await storage.Parts.Marks.ListAsync(Token)).Count.ShouldBe(1);
        await storage.ShouldSettleAsync();
    }

    /// <summary>Breaks where a roll-up reads the mark, to delete it, after it folded.</summary>
    [Fact]
    public async Task A_delta_that_comes_after_the_last_look_for_deltas_leaves_its_mark()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(One);
        var rollUp = storage.StepRollUp();
        await rollUp.RunUntilAfterAsync(Calls.Fold);
        await rollUp.RunUntilAfterAsync(Calls.ReadDeltas);
        await storage.RecordAsync(Two);
        await rollUp.FinishAsync();

        await storage.ShouldSettleAsync();
    }

    /// <summary>Breaks where <c>Recorder</c> writes dossiers and deltas in two transactions, whichever comes first.</summary>
    [Theory]
    [InlineData(One)]
    [InlineData("resolved id:H60.12-261102-0001 due:05 finished:04 updated:11")]
    public async Task A_recorder_that_died_at_any_of_its_calls_and_its_message_again_post_once(string story)
    {
        for (var (call, isDone) = (1, false); !isDone; call++)
        {
            foreach (var isAnswerLost in new[] { false, true })
            {
                var storage = await TestStorage.CreateAsync();
                await storage.RecordAsync("accepted id:H60.12-261102-0003 due:07");
                var recorder = storage.StepRecorder(story);
                isDone = await TryDieAtAsync(recorder, call, isAnswerLost);
                await storage.StepRecorder(story).FinishAsync();

                await storage.ShouldSettleAsync();
            }
        }
    }

    /// <summary>Breaks as the one above.</summary>
    [Theory]
    [InlineData(One)]
    [InlineData("resolved id:H60.12-261102-0001 due:05 finished:04 updated:11")]
    public async Task A_message_recorded_twice_at_once_posts_once_wherever_the_first_waits_meanwhile(string story)
    {
        for (var (call, isDone) = (1, false); !isDone; call++)
        {
            var storage = await TestStorage.CreateAsync();
            var first = storage.StepRecorder(story);
            isDone = !await first.TryRunAsync(call, isAfter: true);
            await storage.StepRecorder(story).FinishAsync();
            await storage.RollUpAsync();
            await first.FinishAsync();

            await storage.ShouldSettleAsync();
        }
    }

    // Whether the worker came to its end before it could die.
    private static async Task<bool> TryDieAtAsync(Testing.Stepping.SteppedWorker worker, int call, bool isAnswerLost)
    {
        if (!await worker.TryRunAsync(call, isAnswerLost))
        {
            return true;
        }

        await worker.DieAsync();
        return false;
    }
}
