using Dvc.Storage.RollUp;
using Dvc.Testing.Stepping;
using Dvc.Testing.Tables;

namespace Dvc.Protocol.Tests.Protocol;

/// <summary>
/// The counterexamples of the protocol about answers kept in memory, readers and roll-ups driven step by step. Each was
/// seen to fail with the rule broken that its summary names.
/// </summary>
public sealed class AnsweringTests
{
    private const string One = "accepted id:H60.12-261102-0001 agency:H60.12";
    private const string Two = "accepted id:H60.12-261102-0002 agency:H60.12";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Breaks where <c>RollUpRunner</c> changes the version before kpis are written: old rows would be kept under the new one.</summary>
    [Fact]
    public async Task Whenever_a_reader_asks_during_a_roll_up_of_another_process_it_has_the_new_figures_ten_seconds_after()
    {
        for (var call = 1; ; call++)
        {
            var storage = await StorageAsync();
            using var reader = Reader(storage);
            var rollUp = storage.StepRollUp();
            if (!await rollUp.TryRunAsync(call, isAfter: true))
            {
                call.ShouldBeGreaterThan(20);
                return;
            }

            await reader.ReceivedAsync();
            await rollUp.FinishAsync();
            storage.Time.Advance(FiguresJournal.MaxAge);
            (await reader.ReceivedAsync()).ShouldBe(2, $"asked after call {call}");
        }
    }

    /// <summary>
    /// Breaks where <c>RollUpRunner</c> changes the version after it deleted the <c>t|</c> rows: one who dies between leaves
    /// nothing to publish, and so nobody to change it.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_a_roll_up_that_died_at_any_call_the_next_one_tells_readers(bool isAfter)
    {
        for (var call = 1; ; call++)
        {
            var storage = await StorageAsync();
            using var reader = Reader(storage);
            (await reader.ReceivedAsync()).ShouldBe(1);
            var dying = storage.StepRollUp();
            if (!await dying.TryRunAsync(call, isAfter))
            {
                call.ShouldBeGreaterThan(20);
                return;
            }

            await dying.DieAsync();
            storage.Time.Advance(FiguresJournal.MaxAge);
            await reader.ReceivedAsync();
            await storage.RollUpAsync();
            storage.Time.Advance(FiguresJournal.MaxAge);
            (await reader.ReceivedAsync()).ShouldBe(2, $"died at call {call}");
        }
    }

    /// <summary>Breaks where <c>RollUpRunner</c> changes the version only of parts that came to their end.</summary>
    [Fact]
    public async Task A_roll_up_that_failed_half_way_tells_readers_what_it_wrote()
    {
        // Eighteen writes: of a day, a month and a year, each twice, of the agency, its province and the country.
        for (var last = 1; last < 18; last++)
        {
            var storage = await StorageAsync();
            using var reader = Reader(storage);
            await reader.ReceivedAsync();
            var (writes, allowed) = (0, last);
            var failing = storage.Over(new Refusals(call => Calls.WriteKpis(call) && Interlocked.Increment(ref writes) > allowed, status: 500));
            await Should.ThrowAsync<AggregateException>(() => failing.RollUp.RunAsync(Token));
            storage.Time.Advance(FiguresJournal.MaxAge);

            using var fresh = Reader(storage);
            (await reader.ReceivedAsync()).ShouldBe(await fresh.ReceivedAsync(), $"failed after {last} writes");
        }
    }

    /// <summary>Breaks where <c>AnswerCache</c> takes the version for an answer's key when the answer is made.</summary>
    [Fact]
    public async Task An_answer_under_way_while_another_process_rolls_up_is_kept_as_one_of_before()
    {
        for (var call = 1; ; call++)
        {
            var storage = await StorageAsync();
            WeekReader? reader = null;
            var asking = new SteppedWorker("The reader", async interceptor =>
            {
                reader = new WeekReader(storage.Over(interceptor), storage.Time);
                await reader.ReceivedAsync();
            });
            if (!await asking.TryRunAsync(call, isAfter: true))
            {
                call.ShouldBeGreaterThan(4);
                return;
            }

            await storage.RollUpAsync();
            storage.Time.Advance(FiguresJournal.MaxAge);
            await asking.FinishAsync();
            (await reader!.ReceivedAsync()).ShouldBe(2, $"rolled up after call {call}");
            reader.Dispose();
        }
    }

    /// <summary>Breaks where <c>FiguresJournal</c> goes on believing what it read before its own change.</summary>
    [Fact]
    public async Task An_answer_under_way_while_its_own_process_rolls_up_is_none_right_after()
    {
        for (var call = 1; ; call++)
        {
            var storage = await StorageAsync();
            WeekReader? reader = null;
            var asking = new SteppedWorker("The reader", async interceptor =>
            {
                reader = new WeekReader(storage.Over(interceptor, storage.Parts.Figures), storage.Time);
                await reader.ReceivedAsync();
            });
            if (!await asking.TryRunAsync(call, isAfter: true))
            {
                call.ShouldBeGreaterThan(4);
                return;
            }

            await storage.RollUpAsync();
            await asking.FinishAsync();
            (await reader!.ReceivedAsync()).ShouldBe(2, $"rolled up after call {call}");
            reader.Dispose();
        }
    }

    /// <summary>Breaks where <c>Remembered</c> keeps what was read before its process' own change.</summary>
    [Fact]
    public async Task A_version_being_read_while_its_own_process_changes_it_is_not_believed()
    {
        var storage = await StorageAsync();
        var isHeld = false;
        var reads = new HeldCalls(call => isHeld && call is { Table: "dirty", Operation: TableOperation.Get });
        var parts = storage.Over(reads);
        using var process = new WeekReader(parts, storage.Time);
        (await process.ReceivedAsync()).ShouldBe(1);
        isHeld = true;
        storage.Time.Advance(FiguresJournal.MaxAge);
        var early = process.ReceivedAsync();
        await reads.ReachedAsync();
        await parts.RollUp.RunAsync(Token);
        reads.Release();
        await early;

        (await process.ReceivedAsync()).ShouldBe(2);
    }

    // One dossier is rolled up, and another one is not yet.
    private static async Task<TestStorage> StorageAsync()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(One);
        await storage.RollUpAsync();
        await storage.RecordAsync(Two);
        return storage;
    }

    private static WeekReader Reader(TestStorage storage) => new(storage.Over(new CountedCalls()), storage.Time);
}
