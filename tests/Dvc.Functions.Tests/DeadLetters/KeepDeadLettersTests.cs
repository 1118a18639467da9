using Dvc.Storage.DeadLetters;
using Dvc.Testing.Dossiers;

namespace Dvc.Functions.Tests.DeadLetters;

/// <summary>The poison queue at the real Azurite, and tables that refuse.</summary>
public sealed class KeepDeadLettersTests(AzuriteFixture azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_poison_queue_there_is_nothing_to_keep()
    {
        var storage = await TestStorage.CreateAsync();
        await new Poison(new PrefixedQueues(azurite.Queues)).KeepAsync(storage.Parts);

        (await ListAsync(storage)).ShouldBeEmpty();
    }

    [Fact]
    public async Task More_messages_than_a_queue_gives_at_once_are_kept_in_one_run()
    {
        var storage = await TestStorage.CreateAsync();
        var poison = await Poison.CreateAsync(azurite);
        await poison.SendAsync(Enumerable.Range(1, 40).Select(number => Message(number)));
        await poison.KeepAsync(storage.Parts);

        (await poison.DepthAsync()).ShouldBe(0);
        var letters = await ListAsync(storage);
        letters.Count.ShouldBe(40);
        letters.ShouldAllBe(letter => letter.Reason == DeadLetter.RetriesExhausted && letter.Tries == 5 && letter.IsWaiting && letter.Delivery == null);
    }

    [Fact]
    public async Task A_message_that_cannot_be_kept_keeps_no_other_waiting_and_stays_leased()
    {
        var storage = await TestStorage.CreateAsync();
        var poison = await Poison.CreateAsync(azurite);
        await poison.SendAsync(Message(1), Message(2), Message(3));
        var refusals = await RefusalOfAsync(Message(2));

        var failure = await Should.ThrowAsync<AggregateException>(() => poison.KeepAsync(storage.Over(refusals)));

        failure.InnerExceptions.Count.ShouldBe(1);
        (await ListAsync(storage)).Count.ShouldBe(2);
        (await poison.DepthAsync()).ShouldBe(1);
        (await poison.IsAllLeasedAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task It_comes_back_as_often_as_it_takes_and_no_longer_expires()
    {
        var storage = await TestStorage.CreateAsync();
        var poison = await Poison.CreateAsync(azurite, hasShortLeases: true);
        await poison.SendExpiringAsync(Message(1));
        var refused = storage.Over(await RefusalOfAsync(Message(1)));
        for (var run = 1; run <= 6; run++)
        {
            (await poison.ComesBackAsync()).ExpiresOn!.Value.Year.ShouldBe(run == 1 ? DateTimeOffset.UtcNow.AddDays(7).Year : 9999);
            await Should.ThrowAsync<AggregateException>(() => poison.KeepAsync(refused));
        }

        await poison.ComesBackAsync();
        await poison.KeepAsync(storage.Parts);

        (await poison.DepthAsync()).ShouldBe(0);
        (await ListAsync(storage)).Single().Tries.ShouldBe(5);
    }

    [Fact]
    public async Task Without_the_table_every_message_waits_until_there_is_one_again()
    {
        var storage = await TestStorage.CreateAsync();
        var poison = await Poison.CreateAsync(azurite, hasShortLeases: true);
        await poison.SendAsync(Message(1), BinaryData.FromString("no JSON"));
        await storage.Tables.DeadLetters.DeleteAsync(Token);
        await Should.ThrowAsync<AggregateException>(() => poison.KeepAsync(storage.Parts));
        (await poison.DepthAsync()).ShouldBe(2);

        await storage.Tables.CreateAsync(Token);
        while (await poison.DepthAsync() > 0)
        {
            await poison.ComesBackAsync();
            await poison.KeepAsync(storage.Parts);
        }

        (await ListAsync(storage)).Select(letter => letter.Reason).ShouldBe([DeadLetter.NotJson, DeadLetter.RetriesExhausted], ignoreOrder: true);
    }

    [Fact]
    public async Task A_run_that_dies_before_it_deletes_a_message_leaves_one_letter_in_the_end()
    {
        var storage = await TestStorage.CreateAsync();
        var poison = await Poison.CreateAsync(azurite, hasShortLeases: true);
        await poison.SendAsync(Message(1));
        var run = new Testing.Stepping.SteppedWorker("KeepDeadLetters", interceptor => poison.KeepAsync(storage.Over(interceptor)));
        await run.RunUntilAfterAsync(call => call is { Table: "deadletters", IsWrite: true });
        await run.DieAsync();
        await poison.ComesBackAsync();
        await poison.KeepAsync(storage.Parts);

        (await poison.DepthAsync()).ShouldBe(0);
        (await ListAsync(storage)).Count.ShouldBe(1);
    }

    private static BinaryData Message(int number) =>
        Queued.Pack("s", [Story.Snapshot($"accepted id:H60.12-261102-{number:0000} due:05")]).Single();

    private static async Task<IReadOnlyList<KeptLetter>> ListAsync(TestStorage storage) =>
        (await storage.Parts.Letters.ListAsync(new LetterFilter(), after: null, take: 100, Token)).Letters;

    // The letter's id is that of its content, found out by keeping it elsewhere.
    private static async Task<Refusals> RefusalOfAsync(BinaryData message)
    {
        var elsewhere = await TestStorage.CreateAsync();
        await elsewhere.Parts.Letters.KeepAsync(new DeadLetter(DeadLetter.RetriesExhausted, "", message, Tries: 1), Token);
        var id = (await ListAsync(elsewhere)).Single().Id;
        return new Refusals(call => call is { Table: "deadletters", IsWrite: true } && call.Keys[0].RowKey == id, status: 403);
    }
}
