using Azure.Data.Tables;
using Dvc.Storage.DeadLetters;

namespace Dvc.Storage.Tests.DeadLetters;

public sealed class DeadLetterStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_is_kept_whole_with_its_reason_time_and_tries()
    {
        var storage = await TestStorage.CreateAsync();
        var message = BinaryData.FromBytes(Enumerable.Range(0, EventsLimit).Select(number => (byte)number).ToArray());
        await storage.Parts.Letters.KeepAsync(new DeadLetter(DeadLetter.NotJson, "No JSON.", message, Tries: 2), Token);

        var row = (await RowsAsync(storage)).Single();
        row.GetBinary("message").ShouldBe(message.ToArray());
        (row.GetString("reason"), row.GetString("detail"), row.GetInt64("tries")).ShouldBe(("notJson", "No JSON.", 2));
        row.GetDateTimeOffset("firstFailedAt").ShouldBe(storage.Time.GetUtcNow());
    }

    [Fact]
    public async Task The_same_content_again_is_one_letter_that_says_when_it_came_first_and_last()
    {
        var storage = await TestStorage.CreateAsync();
        var first = storage.Time.GetUtcNow();
        await storage.Parts.Letters.KeepAsync(Letter("a"), Token);
        storage.Time.Advance(TimeSpan.FromMinutes(1));
        await storage.Parts.Letters.KeepAsync(Letter("a"), Token);
        await storage.Parts.Letters.KeepAsync(Letter("b"), Token);

        (await storage.Parts.Letters.CountAsync(Token)).ShouldBe(2);
        var row = (await RowsAsync(storage)).Single(row => row.GetBinary("message").SequenceEqual("a"u8.ToArray()));
        row.GetDateTimeOffset("firstFailedAt").ShouldBe(first);
        row.GetDateTimeOffset("lastFailedAt").ShouldBe(first + TimeSpan.FromMinutes(1));
    }

    private const int EventsLimit = 48 * 1024;

    private static DeadLetter Letter(string content) => new(DeadLetter.InvalidEvent, "Rules.", BinaryData.FromString(content), Tries: 1);

    private static Task<List<TableEntity>> RowsAsync(TestStorage storage) => storage.Tables.DeadLetters.ReadAsync("", Token);
}
