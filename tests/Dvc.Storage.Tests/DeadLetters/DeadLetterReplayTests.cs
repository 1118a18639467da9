using Azure.Storage.Queues.Models;
using Dvc.Core.Agencies;
using Dvc.Storage.DeadLetters;
using Dvc.Storage.Ingest;
using Dvc.Testing.Dossiers;
using Dvc.Testing.Stepping;
using Dvc.Testing.Tables;
using NodaTime;

namespace Dvc.Storage.Tests.DeadLetters;

/// <summary>Replay over tables in memory and a queue at the real Azurite.</summary>
public sealed class DeadLetterReplayTests(AzuriteFixture azurite)
{
    private const string Story1 = "accepted id:H60.12-261102-0001 due:05";
    private static readonly Instant ArrivedAt = Instant.FromUtc(2026, 11, 25, 1, 2, 3);

    private readonly PrefixedQueues queues = new(azurite.Queues);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static BinaryData Message => Queued.Pack("s1", [Story.Snapshot(Story1)]).Single();

    [Fact]
    public async Task A_message_is_in_the_queue_again_and_its_letter_no_longer_waits()
    {
        var (storage, id) = await KeptAsync(Of(Message));
        storage.Time.Advance(TimeSpan.FromMinutes(1));
        (await Replay(storage, storage.Parts).ReplayAsync(id, Token)).ShouldBe(ReplayOutcome.Queued);

        (await QueuedAsync()).Select(message => EventMessage.Decode(message.Body).ToString()).ShouldBe([Message.ToString()]);
        var letter = (await storage.Parts.Letters.ReadAsync(id, Token))!;
        letter.Kept.IsWaiting.ShouldBeFalse();
        letter.Kept.ReplayedAt.ShouldBe(Instant.FromDateTimeOffset(storage.Time.GetUtcNow()));
        letter.Message.ToString().ShouldBe(Message.ToString());
        (await storage.Parts.Letters.CountWaitingAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task A_single_event_goes_with_all_that_is_known_of_how_it_came()
    {
        var (storage, id) = await KeptAsync(Of(BinaryData.FromString("{\"a\":1}")) with
        {
            Reason = DeadLetter.OutsideSource,
            Delivery = new Delivery("s1", AgencyCode.Parse("H60"), ArrivedAt),
        });
        await Replay(storage, storage.Parts).ReplayAsync(id, Token);

        (await QueuedAsync()).Select(message => EventMessage.Decode(message.Body).ToString())
            .ShouldBe(["""{"source":"s1","within":"H60","arrivedAt":"2026-11-25T01:02:03Z","events":[{"a":1}]}"""]);
    }

    [Theory]
    [InlineData("no JSON at all")]
    [InlineData("bm8gSlNPTg==")]
    [InlineData("")]
    public async Task What_is_no_JSON_is_in_the_queue_as_it_was(string body)
    {
        var (storage, id) = await KeptAsync(Of(BinaryData.FromString(body)) with { Reason = DeadLetter.NotJson });
        await Replay(storage, storage.Parts).ReplayAsync(id, Token);

        (await QueuedAsync()).Select(message => message.Body.ToString()).ShouldBe([body]);
    }

    [Fact]
    public async Task What_Base64_would_make_too_large_goes_as_it_is_and_what_is_larger_still_is_refused()
    {
        var large = BinaryData.FromString($$"""{"a":"{{new string('a', 60_000)}}"}""");
        var (storage, id) = await KeptAsync(Of(large));
        (await Replay(storage, storage.Parts).ReplayAsync(id, Token)).ShouldBe(ReplayOutcome.Queued);
        (await QueuedAsync()).Select(message => message.Body.ToString()).ShouldBe([large.ToString()]);

        var (other, tooLarge) = await KeptAsync(Of(BinaryData.FromString(new string(' ', 64 * 1024) + "{}")));
        (await Replay(other, other.Parts).ReplayAsync(tooLarge, Token)).ShouldBe(ReplayOutcome.TooLarge);
        (await other.Parts.Letters.CountWaitingAsync(Token)).ShouldBe(1);
    }

    [Fact]
    public async Task A_letter_that_fails_again_waits_again_and_knows_that_it_was_replayed()
    {
        var (storage, id) = await KeptAsync(Of(Message));
        await Replay(storage, storage.Parts).ReplayAsync(id, Token);
        await storage.Parts.Letters.KeepAsync(Of((await QueuedAsync()).Select(message => EventMessage.Decode(message.Body)).Single()), Token);

        var letter = (await storage.Parts.Letters.ReadAsync(id, Token))!.Kept;
        (letter.Tries, letter.IsWaiting).ShouldBe((10, true));
        letter.ReplayedAt.ShouldNotBeNull();
        (await storage.Parts.Letters.CountWaitingAsync(Token)).ShouldBe(1);
    }

    /// <summary>Breaks where the note says "replayed" whatever came between.</summary>
    [Fact]
    public async Task A_letter_that_fails_again_before_its_replay_is_noted_waits()
    {
        var (storage, id) = await KeptAsync(Of(Message));
        var replay = await StandBeforeNoteAsync(storage, id);
        await storage.Parts.Letters.KeepAsync(Of(Message), Token);
        await replay.FinishAsync();

        var letter = (await storage.Parts.Letters.ReadAsync(id, Token))!.Kept;
        letter.IsWaiting.ShouldBeTrue();
        letter.ReplayedAt.ShouldNotBeNull();
    }

    /// <summary>Breaks where a replay is noted before the message is queued.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_replay_that_died_between_queue_and_note_is_done_again_and_counts_once(bool isNoteLost)
    {
        var (storage, id) = await KeptAsync(Of(Message));
        var replay = await StandBeforeNoteAsync(storage, id);
        if (isNoteLost)
        {
            await replay.DieAsync();
            (await storage.Parts.Letters.CountWaitingAsync(Token)).ShouldBe(1);
        }
        else
        {
            await replay.FinishAsync();
        }

        await Replay(storage, storage.Parts).ReplayAsync(id, Token);

        await ShouldCountOnceAsync(storage, copies: 2);
        (await storage.Parts.Letters.CountWaitingAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Two_replays_at_once_count_once()
    {
        var (storage, id) = await KeptAsync(Of(Message));
        var one = await StandBeforeNoteAsync(storage, id);
        var other = await StandBeforeNoteAsync(storage, id);
        await one.FinishAsync();
        await other.FinishAsync();

        await ShouldCountOnceAsync(storage, copies: 2);
        (await storage.Parts.Letters.CountWaitingAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task A_letter_that_is_dropped_while_it_is_replayed_stays_dropped()
    {
        var (storage, id) = await KeptAsync(Of(Message));
        var replay = await StandBeforeNoteAsync(storage, id);
        await storage.Parts.Letters.DeleteAsync(id, Token);
        await replay.FinishAsync();

        (await storage.Parts.Letters.ReadAsync(id, Token)).ShouldBeNull();
        (await QueuedAsync()).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_letter_that_is_not_kept_cannot_be_replayed()
    {
        var (storage, id) = await KeptAsync(Of(Message));
        await storage.Parts.Letters.DeleteAsync(id, Token);

        (await Replay(storage, storage.Parts).ReplayAsync(id, Token)).ShouldBe(ReplayOutcome.Unknown);
        (await QueuedAsync()).ShouldBeEmpty();
    }

    private static DeadLetter Of(BinaryData message) => new(DeadLetter.RetriesExhausted, "", message, Tries: 5);

    private async Task<(TestStorage Storage, string Id)> KeptAsync(DeadLetter letter)
    {
        await new EventQueue(queues).CreateAsync(Token);
        var storage = await TestStorage.CreateAsync();
        await storage.Parts.Letters.KeepAsync(letter, Token);
        return (storage, (await storage.Parts.Letters.ListAsync(new LetterFilter(), after: null, take: 1, Token)).Letters.Single().Id);
    }

    private DeadLetterReplay Replay(TestStorage storage, StorageParts parts) => new(parts.Letters, new EventQueue(queues), storage.Time);

    private async Task<SteppedWorker> StandBeforeNoteAsync(TestStorage storage, string id)
    {
        var replay = new SteppedWorker("The replay", interceptor => Replay(storage, storage.Over(interceptor)).ReplayAsync(id, Token));
        await replay.RunUntilBeforeAsync(call => call is { Table: "deadletters", Operation: TableOperation.Update });
        return replay;
    }

    private async Task<QueueMessage[]> QueuedAsync() =>
        await queues.GetQueueClient(EventQueue.Name).ReceiveMessagesAsync(maxMessages: 32, cancellationToken: Token);

    private async Task ShouldCountOnceAsync(TestStorage storage, int copies)
    {
        var messages = await QueuedAsync();
        messages.Length.ShouldBe(copies);
        foreach (var message in messages)
        {
            var read = EventMessage.Read(EventMessage.Decode(message.Body), ArrivedAt, ArrivedAt)!;
            await storage.RecordAsync(read.Events.Select(@event => @event.Reading.Told!.Newest!));
        }

        await storage.ShouldSettleAsync();
    }
}
