using System.Text;
using Dvc.Core.Agencies;
using Dvc.Functions.Bulletins;
using Dvc.Functions.Kpi;
using Dvc.Testing.Stepping;
using Dvc.Testing.Tables;
using static Dvc.Testing.Storage.Publishing;

namespace Dvc.Protocol.Tests.Protocol;

/// <summary>
/// Another roll-up that dies or stands still beside the publisher, at any of its calls: what is published, for ever, is as
/// of before it or after it in every row of every agency. Today is Sunday, 22 November 2026, of week 47.
/// </summary>
public sealed class BulletinConsistencyTests
{
    private const string Week = "2026-W46";
    private static readonly string[] Before = ["accepted id:H60.1.05-261102-0001 agency:H60.1.05 received:10 due:20", "accepted id:H61-261102-0001 agency:H61 received:03"];
    private static readonly string[] Then = ["accepted id:H60.1.05-261102-0002 agency:H60.1.05 received:11 due:20"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>
    /// Breaks where <c>BulletinAnswers</c> asks for no unpublished days, or, of the roll-up whose recorder has not marked yet,
    /// where <c>LedgerFolder</c> does not renew the mark: both readings show the same half of it.
    /// </summary>
    [Theory]
    [InlineData(false, false, false)]
    [InlineData(false, false, true)]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    public async Task Whatever_another_roll_up_has_written_the_bulletin_is_of_before_it_or_after_it(bool isBetweenReadings, bool isMarked, bool isDying)
    {
        var (before, after) = await BeforeAndAfterAsync();
        HashSet<string> seen = [];
        for (var (call, isDone) = (1, false); !isDone; call++)
        {
            var (storage, publisher, rollUp, recorder) = await BeginAsync(isBetweenReadings, isMarked);
            isDone = !await rollUp.TryRunAsync(isDying ? Calls.Write : Calls.Any, call, isAfter: true);
            if (isDying && !isDone)
            {
                await rollUp.DieAsync();
            }

            await publisher.FinishAsync();
            var published = await ReadAsync(storage);
            published.ShouldBeOneOf(before, after);
            seen.Add(published);

            if (!isDying)
            {
                await rollUp.FinishAsync();
            }

            await recorder.FinishAsync();
            await storage.ShouldSettleAsync();
        }

        seen.ShouldBe([before, after], ignoreOrder: true);
    }

    /// <summary>Breaks where the rest is left to the next tick, but published from all the same.</summary>
    [Fact]
    public async Task Nothing_is_published_where_the_rest_cannot_be_rolled_up_and_the_next_tick_publishes_all_of_it()
    {
        var (_, after) = await BeforeAndAfterAsync();
        var isDown = false;
        var (storage, publisher, rollUp, _) = await BeginAsync(isBetweenReadings: false, isMarked: false, new Refusals(call => isDown && Calls.WriteKpis(call), status: 500));
        await StopHalfWayAsync(rollUp);
        await rollUp.DieAsync();
        isDown = true;
        await Should.ThrowAsync<AggregateException>(publisher.FinishAsync);
        (await RowsAsync(storage)).ShouldBeEmpty();

        storage.Time.Advance(TimeSpan.FromHours(1));
        await PublishAsync(storage.Parts, storage.Time);
        (await ReadAsync(storage)).Length.ShouldBe(after.Length);
        await storage.ShouldBeSettledAsync();
    }

    /// <summary>Breaks where what unpublished days say is asked for ever, or once only.</summary>
    [Fact]
    public async Task A_publisher_that_finds_days_to_publish_at_every_reading_gives_up_and_publishes_nothing()
    {
        var (storage, publisher, rollUp, _) = await BeginAsync(isBetweenReadings: false, isMarked: true);
        await rollUp.FinishAsync();
        for (var reading = 1; reading <= 3; reading++)
        {
            await publisher.RunUntilBeforeAsync(Calls.ReadMarks);
            await storage.RecordAsync($"accepted id:H60.1.05-261102-000{reading + 2} agency:H60.1.05 received:12");
            var other = storage.StepRollUp();
            await StopHalfWayAsync(other);
            await other.DieAsync();
            await publisher.RunUntilAfterAsync(Calls.DeleteMark);
        }

        await Should.ThrowAsync<InvalidOperationException>(publisher.FinishAsync);
        (await RowsAsync(storage)).ShouldBeEmpty();
        await storage.ShouldBeSettledAsync();
    }

    /// <summary>Breaks where <c>BulletinAnswers</c> asks for days after those that it read: it would roll up, which it cannot here.</summary>
    [Fact]
    public async Task What_is_not_published_of_later_days_keeps_no_bulletin_waiting()
    {
        var (storage, publisher, rollUp, _) = await BeginAsync(
            isBetweenReadings: false, isMarked: true, new Refusals(Calls.WriteKpis, status: 500), ["accepted id:H60.1.05-261102-0002 agency:H60.1.05 received:16 due:28"]);
        await StopHalfWayAsync(rollUp);
        await publisher.FinishAsync();

        var (before, _) = await BeforeAndAfterAsync();
        (await ReadAsync(storage)).ShouldBe(before);
        await rollUp.FinishAsync();
        await storage.ShouldBeSettledAsync();
    }

    [Fact]
    public async Task A_publisher_that_mends_may_die_after_any_of_its_writes()
    {
        var (before, after) = await BeforeAndAfterAsync();
        for (var (call, isDone) = (1, false); !isDone; call++)
        {
            var (storage, publisher, rollUp, recorder) = await BeginAsync(isBetweenReadings: false, isMarked: false);
            await StopHalfWayAsync(rollUp);
            await rollUp.DieAsync();
            isDone = !await publisher.TryRunAsync(Calls.Write, call, isAfter: true);
            if (!isDone)
            {
                await publisher.DieAsync();
            }

            await storage.ShouldMarkWhatIsUnpublishedAsync();
            await PublishAsync(storage.Parts, storage.Time);
            (await ReadAsync(storage)).ShouldBe(after);
            await recorder.FinishAsync();
            await storage.ShouldSettleAsync();
        }

        after.ShouldNotBe(before);
    }

    // A publisher whose roll-up is done, and another roll-up that has read its mark. That mark is gone again where what the
    // roll-up is to find has none yet.
    private static async Task<(TestStorage Storage, SteppedWorker Publisher, SteppedWorker RollUp, SteppedWorker Recorder)> BeginAsync(
        bool isBetweenReadings, bool isMarked, ITableInterceptor? disturbance = null, string[]? stories = null)
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(Before);
        await storage.RollUpAsync();
        var rollUp = storage.StepRollUp("The other roll-up");
        if (!isMarked)
        {
            await storage.Parts.Marks.MarkAsync("H60.1.05", Token);
            await rollUp.RunUntilAfterAsync(Calls.ReadMarks);
        }

        var publisher = new SteppedWorker(
            "The publisher",
            interceptor => PublishAsync(storage.Over(disturbance is null ? interceptor : new BothCalls(disturbance, interceptor)), storage.Time));
        await publisher.RunUntilBeforeAsync(Calls.ReadKpis);
        if (isBetweenReadings)
        {
            await publisher.RunUntilBeforeAsync(Calls.ReadMarks);
        }

        var recorder = storage.StepRecorder(stories ?? Then);
        await recorder.RunUntilBeforeAsync(Calls.Mark);
        if (isMarked)
        {
            await recorder.FinishAsync();
        }

        return (storage, publisher, rollUp, recorder);
    }

    // The commune's day is written, its province's is not.
    private static async Task StopHalfWayAsync(SteppedWorker rollUp) => await rollUp.RunUntilBeforeAsync(Calls.Write("kpis", "H60.1", "day|"));

    private static Task PublishAsync(StorageParts parts, TimeProvider time) => parts.Publisher.PublishAsync(
        new BulletinAnswers(new KpiAnswers(parts.Reader, parts.Catalog, time), parts.Reader, parts.Unpublished, parts.RollUp).OfAsync, Token);

    private static async Task<(string Before, string After)> BeforeAndAfterAsync()
    {
        return (await SettledAsync(Before), await SettledAsync([.. Before, .. Then]));

        static async Task<string> SettledAsync(string[] stories)
        {
            var storage = await TestStorage.CreateAsync();
            await storage.RecordAsync(stories);
            await storage.ShouldSettleAsync();
            await PublishAsync(storage.Parts, storage.Time);
            return await ReadAsync(storage);
        }
    }

    // The answers of all agencies, a line each.
    private static async Task<string> ReadAsync(TestStorage storage)
    {
        var publication = (await storage.Parts.Bulletins.FindAsync(Week, Token)).ShouldNotBeNull();
        List<string> answers = [];
        foreach (var agency in new[] { "VN", "H60", "H60.1", "H60.1.05", "H61" })
        {
            answers.Add(Encoding.UTF8.GetString((await storage.Parts.Bulletins.ReadAsync(publication, AgencyCode.Parse(agency), Token)).ShouldNotBeNull()));
        }

        return string.Join('\n', answers);
    }
}
