using static Dvc.Testing.Storage.Publishing;

namespace Dvc.Storage.Tests.Bulletins;

/// <summary>What a bulletin waits for: that all that was accepted before is recorded and rolled up. Today is Sunday, 22 November 2026, of week 47.</summary>
public sealed class BulletinWaitingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

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
}
