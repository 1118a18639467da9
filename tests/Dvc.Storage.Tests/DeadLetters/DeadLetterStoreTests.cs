using Dvc.Core.Agencies;
using Dvc.Storage.DeadLetters;
using Dvc.Storage.Ingest;
using Dvc.Testing.Stepping;
using NodaTime;

namespace Dvc.Storage.Tests.DeadLetters;

public sealed class DeadLetterStoreTests(AzuriteFixture azurite)
{
    private const int PartBytes = 64 * 1024;
    private const int MostBytes = 11 * PartBytes;
    private static readonly Delivery Sent = new("s1", AgencyCode.Parse("H60"), Instant.FromUtc(2026, 11, 25, 1, 2, 3));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(PartBytes, 1)]
    [InlineData(PartBytes + 1, 2)]
    [InlineData(200_000, 4)]
    [InlineData(MostBytes, 11)]
    public async Task A_letter_is_kept_whole_in_as_many_columns_as_it_needs(int length, int parts)
    {
        var storage = await TestStorage.CreateAsync();
        var message = Bytes(length);
        await storage.Parts.Letters.KeepAsync(new DeadLetter(DeadLetter.NotJson, "No JSON.", message, Tries: 2, Sent), Token);

        var row = (await storage.Tables.DeadLetters.ReadAsync("", Token)).Single();
        row.Keys.Count(column => column.StartsWith("message", StringComparison.Ordinal)).ShouldBe(parts);
        var letter = (await storage.Parts.Letters.ReadAsync(row.RowKey, Token))!;
        letter.Message.ToArray().ShouldBe(message.ToArray());
        letter.Kept.ShouldBe(new KeptLetter(
            row.RowKey, "notJson", "No JSON.", Tries: 2, Now(storage), Now(storage), ReplayedAt: null, IsWaiting: true, Sent, length));
    }

    [Fact]
    public async Task The_largest_letter_fits_a_row_of_the_real_table_service()
    {
        var parts = new StorageParts(new PrefixedTables(azurite.Tables, $"l{Guid.NewGuid():N}"), TimeProvider.System);
        await parts.Tables.CreateAsync(Token);
        var message = Bytes(MostBytes);
        await parts.Letters.KeepAsync(new DeadLetter(DeadLetter.NotJson, new string('d', 1000), message, Tries: 1, Sent), Token);
        await parts.Letters.KeepAsync(new DeadLetter(DeadLetter.NotJson, "Again.", message, Tries: 1), Token);

        var letter = (await parts.Letters.ListAsync(new LetterFilter(), after: null, take: 1, Token)).Letters.Single();
        (letter.Tries, letter.Detail, letter.Delivery).ShouldBe((2, "Again.", null));
        (await parts.Letters.ReadAsync(letter.Id, Token))!.Message.ToArray().ShouldBe(message.ToArray());
    }

    [Fact]
    public async Task What_no_row_can_hold_is_refused()
    {
        var storage = await TestStorage.CreateAsync();
        var tooLarge = new DeadLetter(DeadLetter.NotJson, "", Bytes(MostBytes + 1), Tries: 1);

        (await Should.ThrowAsync<ArgumentException>(() => storage.Parts.Letters.KeepAsync(tooLarge, Token)))
            .Message.ShouldStartWith($"A dead letter may have at most {MostBytes} bytes.");
    }

    [Fact]
    public async Task The_same_content_again_is_one_letter_that_says_when_it_came_first_and_last_and_adds_up_the_tries()
    {
        var storage = await TestStorage.CreateAsync();
        var first = Now(storage);
        await storage.Parts.Letters.KeepAsync(Letter("a") with { Delivery = Sent }, Token);
        storage.Time.Advance(TimeSpan.FromMinutes(1));
        await storage.Parts.Letters.KeepAsync(Letter("a") with { Reason = DeadLetter.OutsideSource, Detail = "Other rules.", Tries = 5 }, Token);
        await storage.Parts.Letters.KeepAsync(Letter("b"), Token);

        var letters = await ListAsync(storage, new LetterFilter());
        letters.Count.ShouldBe(2);
        letters.Single(letter => letter.Tries == 6).ShouldSatisfyAllConditions(
            letter => letter.FirstFailedAt.ShouldBe(first),
            letter => letter.LastFailedAt.ShouldBe(first + Duration.FromMinutes(1)),
            letter => (letter.Reason, letter.Detail, letter.Delivery).ShouldBe(("outsideSource", "Other rules.", null)));
    }

    /// <summary>Breaks where a letter is upserted, or its times are taken in the order of the writes.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_that_keep_one_letter_at_once_lose_neither_the_first_failure_nor_tries(bool isKnown)
    {
        var storage = await TestStorage.CreateAsync();
        var tries = isKnown ? 1 : 0;
        if (isKnown)
        {
            await storage.Parts.Letters.KeepAsync(Letter("a"), Token);
        }

        var first = Now(storage);
        var slow = StepKeep(storage, Letter("a"));
        await slow.RunUntilBeforeAsync(call => call.IsWrite);
        storage.Time.Advance(TimeSpan.FromMinutes(1));
        await storage.Parts.Letters.KeepAsync(Letter("a") with { Tries = 5 }, Token);
        await slow.FinishAsync();

        var letter = (await ListAsync(storage, new LetterFilter())).Single();
        letter.Tries.ShouldBe(tries + 6);
        letter.FirstFailedAt.ShouldBe(first);
        letter.LastFailedAt.ShouldBe(first + Duration.FromMinutes(1));
    }

    [Fact]
    public async Task Many_that_keep_one_letter_at_once_at_the_real_table_service_lose_no_tries()
    {
        var parts = new StorageParts(new PrefixedTables(azurite.Tables, $"l{Guid.NewGuid():N}"), TimeProvider.System);
        await parts.Tables.CreateAsync(Token);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => parts.Letters.KeepAsync(Letter("a"), Token)));

        (await parts.Letters.ListAsync(new LetterFilter(), after: null, take: 10, Token)).Letters.Single().Tries.ShouldBe(6);
    }

    [Fact]
    public async Task A_list_goes_on_page_by_page_and_names_every_letter_once()
    {
        var storage = await TestStorage.CreateAsync();
        for (var number = 0; number < 7; number++)
        {
            await storage.Parts.Letters.KeepAsync(Letter($"{number}"), Token);
        }

        List<LetterPage> pages = [await storage.Parts.Letters.ListAsync(new LetterFilter(), after: null, take: 3, Token)];
        while (pages[^1].Next is { } next)
        {
            pages.Add(await storage.Parts.Letters.ListAsync(new LetterFilter(), next, take: 3, Token));
        }

        pages.Select(page => page.Letters.Count).ShouldBe([3, 3, 1]);
        pages.SelectMany(page => page.Letters).Select(letter => letter.Id).ShouldBeUnique();
        (await storage.Parts.Letters.ListAsync(new LetterFilter(), after: null, take: 7, Token)).Next.ShouldBeNull();
    }

    [Fact]
    public async Task A_list_takes_letters_by_reason_state_and_time()
    {
        var storage = await TestStorage.CreateAsync();
        var start = Now(storage);
        var minute = Duration.FromMinutes(1);
        foreach (var reason in DeadLetter.Reasons)
        {
            await storage.Parts.Letters.KeepAsync(Letter(reason) with { Reason = reason }, Token);
            storage.Time.Advance(TimeSpan.FromMinutes(1));
        }

        var invalid = (await ListAsync(storage, new LetterFilter(DeadLetter.InvalidEvent))).Single();
        await storage.Parts.Letters.NoteReplayAsync(invalid, Now(storage), Token);

        (await ReasonsAsync(new LetterFilter())).ShouldBe(DeadLetter.Reasons, ignoreOrder: true);
        (await ReasonsAsync(new LetterFilter("notJson"))).ShouldBe(["notJson"]);
        (await ReasonsAsync(new LetterFilter(IsWaiting: false))).ShouldBe(["invalidEvent"]);
        (await ReasonsAsync(new LetterFilter("invalidEvent", IsWaiting: true))).ShouldBeEmpty();
        (await ReasonsAsync(new LetterFilter(From: start + minute, Before: start + (minute * 3))))
            .ShouldBe(["invalidEvent", "retriesExhausted"], ignoreOrder: true);
        (await ReasonsAsync(new LetterFilter(IsWaiting: true, From: start + minute))).ShouldBe(["retriesExhausted", "outsideSource"], ignoreOrder: true);
        (await storage.Parts.Letters.CountWaitingAsync(Token)).ShouldBe(3);

        async Task<IEnumerable<string>> ReasonsAsync(LetterFilter filter) => (await ListAsync(storage, filter)).Select(letter => letter.Reason);
    }

    [Fact]
    public async Task A_letter_is_dropped_once()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.Parts.Letters.KeepAsync(Letter("a"), Token);
        var id = (await ListAsync(storage, new LetterFilter())).Single().Id;

        (await storage.Parts.Letters.DeleteAsync(id, Token)).ShouldBeTrue();
        (await storage.Parts.Letters.DeleteAsync(id, Token)).ShouldBeFalse();
        (await storage.Parts.Letters.ReadAsync(id, Token)).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("a' or RowKey ne '0123456789abcde")]
    [InlineData("../0123456789abcdef0123456789abc")]
    public async Task What_is_no_id_names_no_letter(string id)
    {
        var storage = await TestStorage.CreateAsync();
        (await storage.Parts.Letters.ReadAsync(id, Token)).ShouldBeNull();
        (await storage.Parts.Letters.DeleteAsync(id, Token)).ShouldBeFalse();
    }

    private static Instant Now(TestStorage storage) => Instant.FromDateTimeOffset(storage.Time.GetUtcNow());

    private static BinaryData Bytes(int length) => BinaryData.FromBytes(Enumerable.Range(0, length).Select(number => (byte)(number / 7)).ToArray());

    private static DeadLetter Letter(string content) => new(DeadLetter.InvalidEvent, "Rules.", BinaryData.FromString(content), Tries: 1);

    private static SteppedWorker StepKeep(TestStorage storage, DeadLetter letter) =>
        new("The keeper", interceptor => storage.Over(interceptor).Letters.KeepAsync(letter, Token));

    private static async Task<IReadOnlyList<KeptLetter>> ListAsync(TestStorage storage, LetterFilter filter) =>
        (await storage.Parts.Letters.ListAsync(filter, after: null, take: 100, Token)).Letters;
}
