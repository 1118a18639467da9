using Azure;
using Dvc.Core.Agencies;
using Dvc.Storage.Sources;
using Dvc.Testing.Stepping;
using Dvc.Testing.Tables;

namespace Dvc.Storage.Tests.Sources;

public sealed class SourceKeysTests
{
    private static readonly AgencyCode Agency = AgencyCode.Parse("H60");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_known_key_costs_storage_one_read_in_thirty_seconds()
    {
        var storage = await TestStorage.CreateAsync();
        var key = await NewSourceAsync(storage);
        var calls = new CountedCalls();
        var keys = storage.Over(calls).Keys();

        for (var second = 0; second <= 30; second++)
        {
            (await keys.AuthenticateAsync(key, Token)).ShouldNotBeNull();
            storage.Time.Advance(TimeSpan.FromSeconds(1));
        }

        calls.All.Count.ShouldBe(1);
        (await keys.AuthenticateAsync(key, Token)).ShouldNotBeNull();
        calls.All.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Keys_that_nobody_has_cost_storage_one_read_a_second()
    {
        var storage = await TestStorage.CreateAsync();
        var calls = new CountedCalls();
        var keys = storage.Over(calls).Keys();

        for (var attempt = 0; attempt < 100; attempt++)
        {
            (await keys.AuthenticateAsync($"wrong {attempt}", Token)).ShouldBeNull();
        }

        calls.All.Count.ShouldBe(1);
        storage.Time.Advance(TimeSpan.FromSeconds(1.001));
        await Task.WhenAll(Enumerable.Range(0, 100).Select(attempt => keys.AuthenticateAsync($"wrong {attempt}", Token)));
        calls.All.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("wrong")]
    [InlineData("\0")]
    public async Task A_key_that_is_none_opens_nothing(string key)
    {
        var storage = await TestStorage.CreateAsync();
        await NewSourceAsync(storage);

        (await storage.Parts.Keys().AuthenticateAsync(key, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_key_made_elsewhere_opens_as_soon_as_the_last_read_is_a_second_old()
    {
        var storage = await TestStorage.CreateAsync();
        var keys = storage.Parts.Keys();
        await keys.AuthenticateAsync("wrong", Token);
        var key = await NewSourceAsync(storage);
        (await keys.AuthenticateAsync(key, Token)).ShouldBeNull();

        storage.Time.Advance(TimeSpan.FromSeconds(1.001));

        (await keys.AuthenticateAsync(key, Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_key_revoked_elsewhere_opens_for_thirty_seconds_at_most()
    {
        var storage = await TestStorage.CreateAsync();
        var key = await NewSourceAsync(storage);
        var keys = storage.Parts.Keys();
        await keys.AuthenticateAsync(key, Token);
        await storage.Parts.Sources(storage.Parts.Keys()).DeleteAsync("h60", Token);

        storage.Time.Advance(SourceKeys.MaxAge);
        (await keys.AuthenticateAsync(key, Token)).ShouldNotBeNull();
        storage.Time.Advance(TimeSpan.FromTicks(1));
        (await keys.AuthenticateAsync(key, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task What_this_process_changes_counts_at_once()
    {
        var storage = await TestStorage.CreateAsync();
        var keys = storage.Parts.Keys();
        var sources = storage.Parts.Sources(keys);
        await keys.AuthenticateAsync("wrong", Token);

        var key = (await sources.PutAsync("h60", Agency, 1200, Token)).Key!;
        (await keys.AuthenticateAsync(key, Token))!.RequestsPerMinute.ShouldBe(1200);
        await sources.PutAsync("h60", Agency, 60, Token);
        (await keys.AuthenticateAsync(key, Token))!.RequestsPerMinute.ShouldBe(60);
        var next = (await sources.RotateAsync("h60", TimeSpan.Zero, Token))!.Value.Key;
        (await keys.AuthenticateAsync(key, Token)).ShouldBeNull();
        (await keys.AuthenticateAsync(next, Token)).ShouldNotBeNull();
        await sources.DeleteAsync("h60", Token);
        (await keys.AuthenticateAsync(next, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_read_that_was_under_way_when_a_source_was_deleted_does_not_bring_it_back()
    {
        var storage = await TestStorage.CreateAsync();
        var key = await NewSourceAsync(storage);
        SourceKeys? keys = null;
        var early = new SteppedWorker("The early request", async interceptor =>
        {
            keys = storage.Over(interceptor).Keys();
            await keys.AuthenticateAsync(key, Token);
        });
        await early.RunUntilAfterAsync(call => call.Operation == TableOperation.QueryPage);
        await storage.Parts.Sources(keys!).DeleteAsync("h60", Token);
        await early.FinishAsync();

        (await keys!.AuthenticateAsync(key, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Without_storage_a_known_key_opens_for_thirty_seconds_and_then_nobody_is_known()
    {
        var storage = await TestStorage.CreateAsync();
        var key = await NewSourceAsync(storage);
        var isDown = false;
        var keys = storage.Over(new Refusals(_ => isDown, status: 500)).Keys();
        await keys.AuthenticateAsync(key, Token);
        isDown = true;

        storage.Time.Advance(SourceKeys.MaxAge);
        (await keys.AuthenticateAsync(key, Token)).ShouldNotBeNull();
        await Should.ThrowAsync<RequestFailedException>(keys.AuthenticateAsync("wrong", Token));
        (await keys.AuthenticateAsync(key, Token)).ShouldNotBeNull();
        storage.Time.Advance(TimeSpan.FromTicks(1));
        await Should.ThrowAsync<RequestFailedException>(keys.AuthenticateAsync(key, Token));

        isDown = false;
        storage.Time.Advance(TimeSpan.FromSeconds(1));
        (await keys.AuthenticateAsync(key, Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Storage_that_is_down_is_asked_once_a_second()
    {
        var storage = await TestStorage.CreateAsync();
        var refusals = new Refusals(_ => true, status: 500);
        var keys = storage.Over(refusals).Keys();

        for (var attempt = 0; attempt < 10; attempt++)
        {
            await Should.ThrowAsync<RequestFailedException>(keys.AuthenticateAsync($"key {attempt}", Token));
        }

        refusals.Count.ShouldBe(1);
    }

    private static async Task<string> NewSourceAsync(TestStorage storage) =>
        (await storage.Parts.Sources(storage.Parts.Keys()).PutAsync("h60", Agency, 1200, Token)).Key!;
}
