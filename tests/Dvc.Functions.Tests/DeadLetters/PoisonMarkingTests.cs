using Dvc.Testing.Dossiers;

namespace Dvc.Functions.Tests.DeadLetters;

/// <summary>
/// The counterexamples of the protocol about messages that failed too often and the marks of their homes. Each was seen to
/// fail with the rule broken that its summary names.
/// </summary>
public sealed class PoisonMarkingTests(AzuriteFixture azurite)
{
    private const string One = "accepted id:H60.12-261102-0001 due:05";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Breaks where <c>KeepDeadLetters</c> does not mark the homes of the message.</summary>
    [Fact]
    public async Task The_homes_of_a_poisoned_message_are_marked_for_its_last_try_may_have_died_before_its_mark()
    {
        var storage = await TestStorage.CreateAsync();
        for (var tries = 0; tries < 5; tries++)
        {
            var recorder = storage.StepRecorder(One);
            await recorder.RunUntilBeforeAsync(Calls.Mark);
            await recorder.DieAsync();
        }

        var poison = await Poison.CreateAsync(azurite);
        await poison.SendAsync(Queued.Pack("s", [Story.Snapshot(One)]));
        await poison.KeepAsync(storage.Parts);

        (await storage.Parts.Letters.CountWaitingAsync(Token)).ShouldBe(1);
        await storage.ShouldSettleAsync();
    }

    /// <summary>Breaks where <c>KeepDeadLetters</c> keeps the letter before it marked.</summary>
    [Fact]
    public async Task They_are_marked_before_the_message_is_kept()
    {
        var storage = await TestStorage.CreateAsync();
        var counted = new CountedCalls();
        var poison = await Poison.CreateAsync(azurite);
        await poison.SendAsync(Queued.Pack("s", [Story.Snapshot(One)]));
        await poison.KeepAsync(storage.Over(counted));

        counted.All.Where(call => call.IsWrite).Select(call => call.Table).ShouldBe(["dirty", "deadletters"]);
    }

    /// <summary>Breaks where <c>KeepDeadLetters</c> deletes the message before it marked, or before it kept the letter.</summary>
    [Theory]
    [InlineData("dirty")]
    [InlineData("deadletters")]
    public async Task The_message_is_deleted_only_when_they_are_marked_and_it_is_kept(string table)
    {
        var storage = await TestStorage.CreateAsync();
        var poison = await Poison.CreateAsync(azurite);
        await poison.SendAsync(Queued.Pack("s", [Story.Snapshot(One)]));
        var refused = storage.Over(new Refusals(call => call.Table == table && call.IsWrite, status: 503));
        await Should.ThrowAsync<AggregateException>(() => poison.KeepAsync(refused));

        (await storage.Parts.Letters.CountWaitingAsync(Token)).ShouldBe(0);
        (await poison.DepthAsync()).ShouldBe(1);
    }
}
