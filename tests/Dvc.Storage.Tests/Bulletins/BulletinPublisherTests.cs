using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Dvc.Core.Agencies;
using Dvc.Storage.Bulletins;
using Dvc.Testing.Stepping;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Storage.Tests.Bulletins;

/// <summary>Publishing weeks, two publishers driven step by step and killed. Today is Sunday, 22 November 2026, of week 47.</summary>
public sealed class BulletinPublisherTests
{
    private const int Agencies = 250;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_week_that_is_over_is_published_first_and_no_older_one()
    {
        var storage = await TestStorage.CreateAsync();
        await PublishAsync(storage, "first");

        (await PublishedAsync(storage)).ShouldBe(["2026-W46"]);
        await ShouldHoldAsync(storage, "2026-W46", "first");
    }

    [Fact]
    public async Task Publishing_again_changes_nothing()
    {
        var storage = await TestStorage.CreateAsync();
        await PublishAsync(storage, "first");
        var before = await RowsAsync(storage);
        storage.Time.Advance(TimeSpan.FromHours(1));
        await PublishAsync(storage, "second");

        (await RowsAsync(storage)).ShouldBe(before);
    }

    [Fact]
    public async Task Weeks_that_were_missed_are_published_oldest_first()
    {
        var storage = await TestStorage.CreateAsync();
        await PublishAsync(storage, "first");
        storage.Time.Advance(TimeSpan.FromDays(21));
        List<string> order = [];
        await storage.Parts.Publisher.PublishAsync(
            (week, token) =>
            {
                order.Add(week.Id);
                return AnswersAsync(week, "later", token);
            },
            Token);

        order.ShouldBe(["2026-W47", "2026-W48", "2026-W49"]);
        (await PublishedAsync(storage)).ShouldBe(["2026-W46", .. order]);
        await ShouldHoldAsync(storage, "2026-W46", "first");
        await ShouldHoldAsync(storage, "2026-W48", "later");
    }

    [Fact]
    public async Task Weeks_missed_at_the_turn_of_a_year_of_53_weeks_are_published_by_their_names()
    {
        var storage = await TestStorage.CreateAsync();
        storage.Time.Advance(TimeSpan.FromDays(35));
        await PublishAsync(storage, "december");
        storage.Time.Advance(TimeSpan.FromDays(14));
        await PublishAsync(storage, "january");

        (await PublishedAsync(storage)).ShouldBe(["2026-W51", "2026-W52", "2026-W53"]);
    }

    /// <summary>Breaks where the commit replaces: whoever comes last would take the week from whoever read the first one.</summary>
    [Fact]
    public async Task Of_two_at_once_the_first_to_commit_publishes_and_the_other_leaves_nothing()
    {
        var storage = await TestStorage.CreateAsync();
        var (slow, fast) = (Step(storage, "slow"), Step(storage, "fast"));
        await slow.RunUntilBeforeAsync(Calls.CommitBulletin);
        await fast.RunUntilAfterAsync(Calls.CommitBulletin);
        await slow.FinishAsync();
        await ShouldHoldAsync(storage, "2026-W46", "fast");
        await fast.FinishAsync();

        await ShouldHoldAsync(storage, "2026-W46", "fast");
        await ShouldHaveOneGenerationAsync(storage);
    }

    /// <summary>Breaks where attempts are deleted before the week is published: the one under way would commit what is gone.</summary>
    [Fact]
    public async Task An_attempt_under_way_is_no_orphan_of_another_before_the_week_is_published()
    {
        var storage = await TestStorage.CreateAsync();
        var (first, second) = (Step(storage, "first"), Step(storage, "second"));
        await first.RunUntilBeforeAsync(Calls.CommitBulletin);
        await second.RunUntilBeforeAsync(Calls.CommitBulletin);
        await first.FinishAsync();
        await ShouldHoldAsync(storage, "2026-W46", "first");
        await second.FinishAsync();

        await ShouldHoldAsync(storage, "2026-W46", "first");
        await ShouldHaveOneGenerationAsync(storage);
    }

    /// <summary>Rows that come when the week is published and cleaned up are their own writer's to delete.</summary>
    [Fact]
    public async Task An_attempt_that_loses_while_it_writes_deletes_what_it_wrote()
    {
        var storage = await TestStorage.CreateAsync();
        var (slow, fast) = (Step(storage, "slow"), Step(storage, "fast"));
        await slow.RunUntilBeforeAsync(Calls.WriteBulletin);
        await fast.FinishAsync();
        await slow.FinishAsync();

        await ShouldHoldAsync(storage, "2026-W46", "fast");
        await ShouldHaveOneGenerationAsync(storage);
    }

    /// <summary>Breaks where a conflict always means another publisher: the own bulletin would be deleted as an orphan.</summary>
    [Fact]
    public async Task A_commit_whose_answer_is_lost_and_that_is_sent_again_is_the_own_one()
    {
        var storage = await TestStorage.CreateAsync();
        var publisher = Step(storage, "own");
        await publisher.RunUntilAfterAsync(Calls.CommitBulletin);
        publisher.Answer(new Azure.RequestFailedException(409, "The second try of the client finds the first."));
        await publisher.FinishAsync();

        await ShouldHoldAsync(storage, "2026-W46", "own");
        await ShouldHaveOneGenerationAsync(storage);
    }

    /// <summary>At every storage call, before it and after it: readers see nothing or all of one attempt, and the next run mends the rest.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_publisher_may_die_at_any_call(bool isAfter)
    {
        for (var call = 1; ; call++)
        {
            var storage = await TestStorage.CreateAsync();
            var dying = Step(storage, "dying");
            if (!await dying.TryRunAsync(call, isAfter))
            {
                call.ShouldBeGreaterThan(8);
                return;
            }

            await dying.DieAsync();
            var committed = (await PublishedAsync(storage)).Any();
            if (committed)
            {
                await ShouldHoldAsync(storage, "2026-W46", "dying");
            }

            storage.Time.Advance(TimeSpan.FromHours(1));
            await PublishAsync(storage, "next");
            await ShouldHoldAsync(storage, "2026-W46", committed ? "dying" : "next");
            await ShouldHaveOneGenerationAsync(storage);
        }
    }

    [Fact]
    public async Task What_was_recorded_before_is_rolled_up_first()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync("accepted id:H60.12-261102-0001");
        storage.Time.Advance(TimeSpan.FromSeconds(1));
        (await PublishReceivedAsync(storage)).ShouldBe(1);
    }

    /// <summary>
    /// Breaks where only marks are waited for: a message under a lease has none yet, and nobody sees it in the queue. The
    /// week would be published without it for ever.
    /// </summary>
    [Fact]
    public async Task Nothing_is_published_while_what_was_accepted_before_is_under_a_lease()
    {
        var storage = await TestStorage.CreateAsync();
        storage.Queues.Events = 1;
        var recorder = storage.StepRecorder("accepted id:H60.12-261102-0001");
        await recorder.RunUntilBeforeAsync(Calls.Record);
        await Should.ThrowAsync<InvalidOperationException>(() => PublishAsync(storage, "early"));
        (await RowsAsync(storage)).ShouldBeEmpty();

        await recorder.FinishAsync();
        storage.Queues.Events = 0;
        storage.Time.Advance(TimeSpan.FromHours(1));
        (await PublishReceivedAsync(storage)).ShouldBe(1);
        (await PublishedAsync(storage)).ShouldBe(["2026-W46"]);
    }

    /// <summary>Breaks where the roll-up comes before the queue is looked at, or its cut does.</summary>
    [Fact]
    public async Task What_is_recorded_while_the_queue_is_waited_for_is_rolled_up()
    {
        var storage = await TestStorage.CreateAsync();
        var recorder = storage.StepRecorder("accepted id:H60.12-261102-0001");
        await recorder.RunUntilBeforeAsync(Calls.Record);
        storage.Queues.Events = 1;
        var looks = 0;
        storage.Queues.Counted = async () =>
        {
            if (++looks == 3)
            {
                await recorder.FinishAsync();
                storage.Queues.Events = 0;
                storage.Time.Advance(TimeSpan.FromSeconds(1));
            }
        };

        (await PublishReceivedAsync(storage)).ShouldBe(1);
        looks.ShouldBe(4);
    }

    /// <summary>Breaks where the poison queue is not looked at: its message was recorded perhaps, and is not marked before it is kept.</summary>
    [Fact]
    public async Task Nothing_is_published_while_a_message_that_failed_too_often_is_not_kept()
    {
        var storage = await TestStorage.CreateAsync();
        var recorder = storage.StepRecorder("accepted id:H60.12-261102-0001");
        await recorder.RunUntilAfterAsync(Calls.Record);
        await recorder.DieAsync();
        storage.Queues.Poisoned = 1;
        await Should.ThrowAsync<InvalidOperationException>(() => PublishAsync(storage, "early"));
        (await RowsAsync(storage)).ShouldBeEmpty();

        await storage.Parts.Marks.MarkAsync("H60.12", Token);
        storage.Queues.Poisoned = 0;
        storage.Time.Advance(TimeSpan.FromHours(1));
        (await PublishReceivedAsync(storage)).ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_is_published_while_what_was_recorded_before_cannot_be_rolled_up(bool isMarkedAnew)
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync("accepted id:H60.12-261102-0001");
        storage.Time.Advance(TimeSpan.FromSeconds(1));
        var refusals = new Refusals(call => Calls.Fold(call), status: 500);
        var publisher = storage.Over(refusals).Publisher;
        if (isMarkedAnew)
        {
            // As of a home whose next event is recorded while the roll-up fails.
            await storage.Parts.Marks.MarkAsync("H60.12", Token);
        }

        await Should.ThrowAsync<InvalidOperationException>(() => publisher.PublishAsync((week, token) => AnswersAsync(week, "early", token), Token));

        refusals.Count.ShouldBe(3);
        (await RowsAsync(storage)).ShouldBeEmpty();
        storage.Time.Advance(TimeSpan.FromHours(1));
        await PublishAsync(storage, "later");
        await ShouldHoldAsync(storage, "2026-W46", "later");
    }

    [Fact]
    public async Task A_week_that_nobody_published_is_not_there_and_neither_is_an_agency_without_an_answer()
    {
        var storage = await TestStorage.CreateAsync();
        await PublishAsync(storage, "first");

        (await storage.Parts.Bulletins.FindAsync("2026-W45", Token)).ShouldBeNull();
        var publication = (await storage.Parts.Bulletins.FindAsync("2026-W46", Token))!;
        (await storage.Parts.Bulletins.ReadAsync(publication, AgencyCode.Parse("H99"), Token)).ShouldBeNull();

        // Rows of H60.25 are none of H60.2500, nor those of H60.10 any of H60.1.
        (await storage.Parts.Bulletins.ReadAsync(publication, AgencyCode.Parse("H60.1"), Token)).ShouldNotBeNull();
        (await storage.Parts.Bulletins.ReadAsync(publication, AgencyCode.Parse("H60.2500"), Token)).ShouldBeNull();
    }

    [Fact]
    public async Task An_answer_larger_than_a_row_comes_back_byte_for_byte()
    {
        var storage = await TestStorage.CreateAsync();
        var json = RandomNumberGenerator.GetBytes(3_000_000);
        await storage.Parts.Bulletins.WriteAsync("2026-W46", "one", OneAsync(), Token);
        (await storage.Parts.Bulletins.TryCommitAsync("2026-W46", "one", Token)).ShouldBeTrue();

        var publication = (await storage.Parts.Bulletins.FindAsync("2026-W46", Token))!;
        (await storage.Parts.Bulletins.ReadAsync(publication, AgencyCode.Country, Token)).ShouldBe(json);
        (await storage.Tables.Bulletins.ReadAsync("PartitionKey eq '2026-W46|one'", Token)).Count.ShouldBe(4);

        async IAsyncEnumerable<AgencyAnswer> OneAsync()
        {
            await Task.Yield();
            yield return new AgencyAnswer(AgencyCode.Country, json);
        }
    }

    private static SteppedWorker Step(TestStorage storage, string name) => new(
        name, interceptor => storage.Over(interceptor).Publisher.PublishAsync((week, token) => AnswersAsync(week, name, token), Token));

    private static Task PublishAsync(TestStorage storage, string by) =>
        storage.Parts.Publisher.PublishAsync((week, token) => AnswersAsync(week, by, token), Token);

    // What the country had received when it was published.
    private static async Task<long> PublishReceivedAsync(TestStorage storage)
    {
        var received = -1L;
        await storage.Parts.Publisher.PublishAsync((week, token) => ReadFirstAsync(week, token), Token);
        return received;

        async IAsyncEnumerable<AgencyAnswer> ReadFirstAsync(Period week, [EnumeratorCancellation] CancellationToken token)
        {
            var sums = await storage.Parts.Reader.ReadTreeAsync(AgencyCode.Country, new(week.Start.PlusDays(-14), week.End), token);
            received = sums.TryGetValue(AgencyCode.Country, out var country) ? country.Figures.Received : 0;
            yield return Answer(week, AgencyCode.Country, "read");
        }
    }

    private static async IAsyncEnumerable<AgencyAnswer> AnswersAsync(Period week, string by, [EnumeratorCancellation] CancellationToken token)
    {
        await Task.Yield();
        foreach (var agency in Codes())
        {
            token.ThrowIfCancellationRequested();
            yield return Answer(week, agency, by);
        }
    }

    private static AgencyAnswer Answer(Period week, AgencyCode agency, string by) =>
        new(agency, Encoding.UTF8.GetBytes($"{week.Id} of {agency} by {by}"));

    private static IEnumerable<AgencyCode> Codes() =>
        [AgencyCode.Country, .. Enumerable.Range(1, Agencies).Select(number => AgencyCode.Parse($"H60.{number}"))];

    private static async Task ShouldHoldAsync(TestStorage storage, string week, string by)
    {
        var publication = (await storage.Parts.Bulletins.FindAsync(week, Token)).ShouldNotBeNull();
        foreach (var agency in Codes())
        {
            var json = (await storage.Parts.Bulletins.ReadAsync(publication, agency, Token)).ShouldNotBeNull();
            Encoding.UTF8.GetString(json).ShouldBe($"{week} of {agency} by {by}");
        }
    }

    private static async Task ShouldHaveOneGenerationAsync(TestStorage storage) =>
        (await RowsAsync(storage)).Select(row => row.Partition).Distinct().Count().ShouldBe(2);

    private static async Task<IEnumerable<string>> PublishedAsync(TestStorage storage) =>
        (await RowsAsync(storage)).Where(row => row.Partition == "published").Select(row => row.Row);

    private static async Task<List<(string Partition, string Row, string Version)>> RowsAsync(TestStorage storage) =>
        [.. (await storage.Tables.Bulletins.ReadAsync("PartitionKey ge ''", Token)).Select(row => (row.PartitionKey, row.RowKey, row.ETag.ToString()))];
}
