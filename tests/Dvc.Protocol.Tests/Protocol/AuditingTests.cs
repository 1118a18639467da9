using Dvc.Storage.Audit;

namespace Dvc.Protocol.Tests.Protocol;

/// <summary>
/// The audit beside recorders and roll-ups, driven step by step: what is only on its way is no finding, and what the audit
/// does on its own way breaks nothing.
/// </summary>
public sealed class AuditingTests
{
    private static readonly string[] Before =
    [
        "accepted id:H60.1.05-261102-0001 agency:H60.1.05 due:05",
        "accepted id:H60.1.05-261102-0002 agency:H60.1.05 due:30",
        "accepted id:H60.10-261102-0001 agency:H60.10 due:05",
    ];

    private static readonly string[] Then =
    [
        "resolved id:H60.1.05-261102-0001 agency:H60.1.05 due:05 finished:04 updated:11",
        "accepted id:H60.1.05-261102-0002 agency:H60.10 due:30 updated:12",
        "accepted id:H60.10-261203-0003 agency:H60.11 received:03 due:28",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Breaks where <c>HomeAudit</c> marks nothing, or takes deltas that wait for their mark for a finding.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_recorder_that_stands_still_at_any_of_its_calls_makes_no_finding(bool isAfter)
    {
        for (var (call, isDone) = (1, false); !isDone; call++)
        {
            var storage = await BeginAsync();
            var recorder = storage.StepRecorder(Then);
            isDone = !await recorder.TryRunAsync(call, isAfter);
            await ShouldFindNothingAsync(storage);
            await recorder.FinishAsync();
            await storage.ShouldSettleAsync();
        }
    }

    /// <summary>
    /// Breaks where <c>FactsAudit</c> or <c>KpiAudit</c> takes what touched rows have still to publish for a finding.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_roll_up_that_stands_still_at_any_of_its_calls_makes_no_finding(bool isAfter)
    {
        for (var (call, isDone) = (1, false); !isDone; call++)
        {
            var storage = await BeginAsync();
            await storage.RecordAsync(Then);
            var rollUp = storage.StepRollUp();
            isDone = !await rollUp.TryRunAsync(call, isAfter);
            await ShouldFindNothingAsync(storage);
            await rollUp.FinishAsync();
            await storage.ShouldSettleAsync();
        }
    }

    /// <summary>
    /// Breaks where <c>LedgerFolder</c> does not renew the mark: the first roll-up outlives the one that it read and publishes
    /// what a recorder has not marked yet.
    /// </summary>
    [Fact]
    public async Task A_roll_up_whose_mark_another_took_away_that_stands_still_at_any_of_its_calls_makes_no_finding()
    {
        for (var (call, isDone) = (1, false); !isDone; call++)
        {
            var storage = await BeginAsync();
            await storage.RecordAsync(Then[0]);
            var rollUp = storage.StepRollUp();
            await rollUp.RunUntilAfterAsync(Calls.ReadMarks);
            await storage.RollUpAsync();
            var recorder = storage.StepRecorder(Then);
            await recorder.RunUntilBeforeAsync(Calls.Mark);
            isDone = !await rollUp.TryRunAsync(call, isAfter: true);
            await storage.ShouldMarkWhatIsUnpublishedAsync();

            await ShouldFindNothingAsync(storage);
            await recorder.FinishAsync();
            await rollUp.FinishAsync();
            await storage.ShouldSettleAsync();
        }
    }

    /// <summary>Breaks where <c>HomeAudit</c> or <c>KpiAudit</c> is content with one look, or reads what it compares in another order.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_audit_during_any_of_whose_calls_others_record_and_roll_up_finds_nothing(bool isRolledUp)
    {
        for (var (call, isDone) = (1, false); !isDone; call++)
        {
            var storage = await BeginAsync();
            var audit = storage.StepAudit();
            isDone = !await audit.TryRunAsync(call, isAfter: true);
            await storage.RecordAsync(Then);
            if (isRolledUp)
            {
                await storage.RollUpAsync();
            }

            await audit.FinishAsync();
            (await FindingsAsync(storage)).HasDifferences.ShouldBeFalse();
            await storage.ShouldSettleAsync();
        }
    }

    /// <summary>
    /// Breaks where a ledger row is repaired without If-Match, or without its touched row in the same transaction, or
    /// where the home is not marked afterwards.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_repair_during_any_of_whose_calls_others_record_and_roll_up_breaks_nothing(bool isRolledUp)
    {
        for (var (call, isDone) = (1, false); !isDone; call++)
        {
            var storage = await BeginCorruptedAsync();
            var audit = storage.StepAudit();
            isDone = !await audit.TryRunAsync(call, isAfter: false);
            await storage.RecordAsync(Then);
            if (isRolledUp)
            {
                await storage.RollUpAsync();
            }

            await audit.FinishAsync();
            await storage.AuditAsync();
            await storage.ShouldSettleAsync();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_audit_that_died_at_any_of_its_calls_leaves_nothing_that_the_next_one_does_not_mend(bool isAnswerLost)
    {
        for (var (call, isDone) = (1, false); !isDone; call++)
        {
            var storage = await BeginCorruptedAsync();
            var audit = storage.StepAudit();
            isDone = !await audit.TryRunAsync(call, isAnswerLost);
            if (!isDone)
            {
                await audit.DieAsync();
            }

            await storage.AuditAsync();
            await storage.ShouldSettleAsync();
            (await storage.AuditAsync()).HasDifferences.ShouldBeFalse();
        }
    }

    /// <summary>Two audits at once repair what is wrong once.</summary>
    [Fact]
    public async Task Another_audit_at_any_of_its_calls_breaks_nothing()
    {
        for (var (call, isDone) = (1, false); !isDone; call++)
        {
            var storage = await BeginCorruptedAsync();
            var audit = storage.StepAudit();
            isDone = !await audit.TryRunAsync(call, isAfter: true);
            await storage.AuditAsync();
            await audit.FinishAsync();
            await storage.ShouldSettleAsync();
        }
    }

    private static async Task<TestStorage> BeginAsync()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(Before);
        await storage.RollUpAsync();
        return storage;
    }

    private static async Task<TestStorage> BeginCorruptedAsync()
    {
        var storage = await BeginAsync();
        string[] corruptions = ["a wrong ledger row", "an invented facts row", "a wrong kpis row H60.1 month|2026-11", "postings of other rules"];
        foreach (var name in corruptions)
        {
            await Corruption.All.Single(corruption => corruption.Name == name).DoAsync(storage.Tables);
        }

        return storage;
    }

    private static async Task ShouldFindNothingAsync(TestStorage storage)
    {
        var found = await storage.AuditAsync();
        found.Differences.Where(kind => kind.Value > 0).ShouldBeEmpty();
    }

    private static async Task<AuditFindings> FindingsAsync(TestStorage storage) => (await storage.Parts.AuditJournal.ReadAsync(Token))!.Last;
}
