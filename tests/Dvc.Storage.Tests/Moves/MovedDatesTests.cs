using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;
using Dvc.Storage.Moves;
using Dvc.Testing;
using Dvc.Testing.Tables;

namespace Dvc.Storage.Tests.Moves;

/// <summary>Dates that were moved, from the transaction that records them to the page that lists them.</summary>
public sealed class MovedDatesTests
{
    private const string First = "processing due:05 updated:03";
    private const string Moved = "processing due:09 updated:06";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_move_is_listed_once_with_both_dates_and_both_arrivals_however_often_its_event_is_delivered()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(First);
        await storage.RecordAsync(Moved);
        await storage.RecordAsync(Moved, First);
        await storage.ShouldSettleAsync();
        await storage.RecordAsync(First, Moved);
        await storage.ShouldSettleAsync();

        var move = (await ListAsync(storage)).Moves.Single();
        (move.Kind, move.DossierId, move.Agency.Value).ShouldBe((MovedDateKind.DueMoved, "H60.12-261102-0001", "H60.12"));
        (move.From.Time, move.From.ArrivedAt).ShouldBe((Clock.At("2026-11-05T08:00:00"), Clock.At("2026-11-03T08:00:00")));
        (move.To.Time, move.To.ArrivedAt).ShouldBe((Clock.At("2026-11-09T08:00:00"), Clock.At("2026-11-06T08:00:00")));
    }

    [Fact]
    public async Task Two_events_of_one_message_show_the_move_between_them()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(Moved, First);
        await storage.ShouldSettleAsync();

        (await ListAsync(storage)).Moves.Count.ShouldBe(1);
    }

    /// <summary>Breaks where a move is written outside the dossier's transaction, or published after the mark is gone.</summary>
    [Fact]
    public async Task A_recorder_that_dies_at_any_of_its_calls_and_its_message_again_leave_the_move_once()
    {
        for (var (call, isDone) = (1, false); !isDone; call++)
        {
            foreach (var isAnswerLost in new[] { false, true })
            {
                var storage = await TestStorage.CreateAsync();
                await storage.RecordAsync(First);
                var recorder = storage.StepRecorder(Moved);
                isDone = !await recorder.TryRunAsync(call, isAnswerLost);
                if (!isDone)
                {
                    await recorder.DieAsync();
                }

                await storage.StepRecorder(Moved).FinishAsync();
                await storage.ShouldSettleAsync();
                (await ListAsync(storage)).Moves.Count.ShouldBe(1);
            }
        }
    }

    [Fact]
    public async Task A_roll_up_that_dies_at_any_of_its_calls_and_another_beside_it_publish_the_move_once()
    {
        for (var (call, isDone) = (1, false); !isDone; call++)
        {
            var storage = await TestStorage.CreateAsync();
            await storage.RecordAsync(First);
            await storage.RecordAsync(Moved);
            var first = storage.StepRollUp();
            isDone = !await first.TryRunAsync(call, isAfter: true);
            await storage.RollUpAsync();
            await (isDone ? first.EndAsync() : first.DieAsync());
            await storage.ShouldSettleAsync();
            (await ListAsync(storage)).Moves.Count.ShouldBe(1);
        }
    }

    /// <summary>
    /// Every pair of calls at which two workers can stand: the first waits there, the second too, then both go on. Calls for
    /// facts and kpis, which moves have no part in, are left out: standing after one is standing after the call before it.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_workers_that_wait_at_any_two_of_their_calls_leave_the_move_once(bool isRecording)
    {
        var runs = 0;
        for (var (call, isLast) = (1, false); !isLast; call++)
        {
            isLast = true;
            for (var (other, isDone) = (1, false); !isDone; other++)
            {
                var storage = await TestStorage.CreateAsync();
                await storage.RecordAsync(First);
                await storage.RollUpAsync();
                await storage.RecordAsync(isRecording ? "accepted id:H60.12-261102-0009 updated:03" : Moved);
                var one = isRecording ? storage.StepRecorder(Moved) : storage.StepRollUp("The first roll-up");
                var two = storage.StepRollUp("The second roll-up");
                isLast &= !await one.TryRunAsync(IsOfMoves, call, isAfter: true);
                isDone = !await two.TryRunAsync(IsOfMoves, other, isAfter: true);
                await one.FinishAsync();
                await two.FinishAsync();
                await storage.ShouldSettleAsync();
                (await ListAsync(storage)).Moves.Count.ShouldBe(1, $"{call} and {other}");
                runs++;
            }
        }

        runs.ShouldBeGreaterThan(50);
        static bool IsOfMoves(TableCall call) => call.Table is not ("facts" or "kpis");
    }

    [Fact]
    public async Task They_are_listed_by_subtree_days_and_kind_page_by_page()
    {
        var storage = await TestStorage.CreateAsync();
        foreach (var agency in new[] { "H60.1", "H60.1.05", "H60.10", "H61" })
        {
            await storage.RecordAsync(
                $"processing id:{agency}-261102-0001 agency:{agency} due:05 updated:03",
                $"processing id:{agency}-261102-0001 agency:{agency} due:09 updated:06",
                $"resolved id:{agency}-261102-0002 agency:{agency} finished:10 updated:11",
                $"resolved id:{agency}-261102-0002 agency:{agency} finished:08 updated:12");
        }

        await storage.RollUpAsync();

        (await CodesAsync(storage, "VN", null)).Count.ShouldBe(8);
        (await CodesAsync(storage, "H60.1", null)).Distinct().ShouldBe(["H60.1", "H60.1.05"], ignoreOrder: true);
        (await CodesAsync(storage, "H60", MovedDateKind.DueMoved)).ShouldBe(["H60.1", "H60.1.05", "H60.10"], ignoreOrder: true);
        (await CodesAsync(storage, "H60", null, "2026-11-12")).ShouldBe(["H60.1", "H60.1.05", "H60.10"], ignoreOrder: true);
        (await CodesAsync(storage, "H60", null, "2026-10-12")).ShouldBeEmpty();
    }

    // Every page of two.
    private static async Task<List<string>> CodesAsync(TestStorage storage, string agency, MovedDateKind? kind, string? day = null)
    {
        List<string> codes = [];
        string? next = null;
        do
        {
            var page = await storage.Parts.Moves.ListAsync(
                AgencyCode.Parse(agency), Clock.Days(day ?? "2026-11-01", day ?? "2026-12-31"), kind, next, take: 2, Token);
            page.Moves.Count.ShouldBeLessThanOrEqualTo(2);
            codes.AddRange(page.Moves.Select(move => move.Agency.Value));
            next = page.Next;
        }
        while (next is not null);

        return codes;
    }

    private static Task<MovedDatesPage> ListAsync(TestStorage storage) =>
        storage.Parts.Moves.ListAsync(AgencyCode.Country, Clock.Days("2026-11-01", "2026-11-30"), kind: null, after: null, take: 100, Token);
}
