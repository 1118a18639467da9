using Azure;
using Dvc.Core.Agencies;
using Dvc.Storage.Sources;
using Dvc.Testing.Stepping;
using Dvc.Testing.Tables;
using NodaTime;

namespace Dvc.Storage.Tests.Sources;

public sealed class SourceStoreTests
{
    private static readonly AgencyCode Agency = AgencyCode.Parse("H60");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_source_gets_a_key_of_256_bits_and_no_later_answer_has_it()
    {
        var storage = await TestStorage.CreateAsync();
        var sources = Sources(storage);

        var (created, key) = await sources.PutAsync("h60", Agency, 1200, Token);
        var (changed, noKey) = await sources.PutAsync("h60", AgencyCode.Country, 60, Token);

        created.ShouldBe(new Source("h60", Agency, 1200, Instant.FromDateTimeOffset(storage.Time.GetUtcNow()), null));
        key.ShouldNotBeNull().ShouldMatch("^[0-9A-Za-z_-]{43}$");
        changed.ShouldBe(created with { Agency = AgencyCode.Country, RequestsPerMinute = 60 });
        noKey.ShouldBeNull();
        (await sources.GetAsync("h60", Token)).ShouldBe(changed);
        (await storage.Parts.Keys().AuthenticateAsync(key, Token)).ShouldBe(changed);
    }

    [Fact]
    public async Task Only_hashes_are_stored()
    {
        var storage = await TestStorage.CreateAsync();
        var key = (await Sources(storage).PutAsync("h60", Agency, 1200, Token)).Key!;
        var rotated = (await Sources(storage).RotateAsync("h60", TimeSpan.FromDays(1), Token))!.Value.Key;

        var row = (await storage.Tables.Sources.ReadAsync("", Token)).ShouldHaveSingleItem();

        row.GetBinary("keyHash").ShouldBe(SourceKey.Hash(rotated));
        row.GetBinary("previousKeyHash").ShouldBe(SourceKey.Hash(key));
        var stored = string.Join('\n', row.Select(property => property.Value is byte[] bytes ? System.Text.Encoding.UTF8.GetString(bytes) : $"{property.Value}"));
        stored.ShouldNotContain(key);
        stored.ShouldNotContain(rotated);
    }

    [Fact]
    public async Task Of_two_who_make_one_source_at_the_same_time_one_gets_a_key_and_it_is_the_one_that_opens()
    {
        var storage = await TestStorage.CreateAsync();
        string? slowKey = "not answered";
        var slow = new SteppedWorker("The slow one", async interceptor =>
            slowKey = (await Sources(storage, interceptor).PutAsync("h60", Agency, 1200, Token)).Key);
        await slow.RunUntilBeforeAsync(call => call.Operation == TableOperation.Add);

        var key = (await Sources(storage).PutAsync("h60", Agency, 1200, Token)).Key;
        await slow.FinishAsync();

        slowKey.ShouldBeNull();
        (await storage.Parts.Keys().AuthenticateAsync(key!, Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_source_whose_making_was_not_answered_is_made_once_and_its_key_opens()
    {
        var storage = await TestStorage.CreateAsync();
        string? key = null;
        var worker = new SteppedWorker("The administrator", async interceptor =>
            key = (await Sources(storage, interceptor).PutAsync("h60", Agency, 1200, Token)).Key);
        await worker.RunUntilAfterAsync(call => call.Operation == TableOperation.Add);
        worker.Answer(new RequestFailedException(409, "The own first try came first."));
        await worker.FinishAsync();

        (await storage.Parts.Keys().AuthenticateAsync(key.ShouldNotBeNull(), Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_previous_key_opens_until_its_grace_is_over_and_the_one_before_it_no_more()
    {
        var storage = await TestStorage.CreateAsync();
        var sources = Sources(storage);
        var first = (await sources.PutAsync("h60", Agency, 1200, Token)).Key!;
        var (source, second) = (await sources.RotateAsync("h60", TimeSpan.FromHours(1), Token))!.Value;

        source.PreviousKeyValidUntil.ShouldBe(Instant.FromDateTimeOffset(storage.Time.GetUtcNow().AddHours(1)));
        (await OpensAsync(storage, first, second)).ShouldBe([true, true]);

        var third = (await sources.RotateAsync("h60", TimeSpan.FromHours(1), Token))!.Value.Key;
        (await OpensAsync(storage, first, second, third)).ShouldBe([false, true, true]);

        storage.Time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        (await OpensAsync(storage, second, third)).ShouldBe([true, true]);
        storage.Time.Advance(TimeSpan.FromTicks(1));
        (await OpensAsync(storage, second, third)).ShouldBe([false, true]);
    }

    [Fact]
    public async Task Without_grace_the_previous_key_ends_at_once()
    {
        var storage = await TestStorage.CreateAsync();
        var sources = Sources(storage);
        var first = (await sources.PutAsync("h60", Agency, 1200, Token)).Key!;

        var second = (await sources.RotateAsync("h60", TimeSpan.Zero, Token))!.Value.Key;

        (await OpensAsync(storage, first, second)).ShouldBe([false, true]);
    }

    [Fact]
    public async Task A_rotation_that_was_not_answered_is_done_once_and_the_previous_key_still_opens()
    {
        var storage = await TestStorage.CreateAsync();
        var first = (await Sources(storage).PutAsync("h60", Agency, 1200, Token)).Key!;
        string? second = null;
        var worker = new SteppedWorker("The administrator", async interceptor =>
            second = (await Sources(storage, interceptor).RotateAsync("h60", TimeSpan.FromHours(1), Token))!.Value.Key);
        await worker.RunUntilAfterAsync(call => call.Operation == TableOperation.Update);
        worker.Answer(new RequestFailedException(412, "The own first try came first."));
        await worker.FinishAsync();

        (await OpensAsync(storage, first, second!)).ShouldBe([true, true]);
    }

    [Fact]
    public async Task A_deleted_source_is_gone_and_there_is_nothing_to_rotate_or_delete()
    {
        var storage = await TestStorage.CreateAsync();
        var sources = Sources(storage);
        var key = (await sources.PutAsync("h60", Agency, 1200, Token)).Key!;

        (await sources.DeleteAsync("h60", Token)).ShouldBeTrue();

        (await sources.DeleteAsync("h60", Token)).ShouldBeFalse();
        (await sources.RotateAsync("h60", TimeSpan.Zero, Token)).ShouldBeNull();
        (await sources.GetAsync("h60", Token)).ShouldBeNull();
        (await OpensAsync(storage, key)).ShouldBe([false]);
        (await storage.Tables.Sources.ReadAsync("", Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Sources_are_listed_by_id()
    {
        var storage = await TestStorage.CreateAsync();
        var sources = Sources(storage);
        await sources.PutAsync("h61", Agency, 1, Token);
        await sources.PutAsync("g01", Agency, 2, Token);

        (await sources.ListAsync(Token)).Select(source => (source.Id, source.RequestsPerMinute)).ShouldBe([("g01", 2), ("h61", 1)]);
    }

    [Theory]
    [InlineData("h60", true)]
    [InlineData("h60-mot-cua-2", true)]
    [InlineData("", false)]
    [InlineData("H60", false)]
    [InlineData("-h60", false)]
    [InlineData("h60-", false)]
    [InlineData("h--60", false)]
    [InlineData("h60\n", false)]
    [InlineData("h60/x", false)]
    [InlineData("h60.12", false)]
    [InlineData("hộ-60", false)]
    public void An_id_is_lower_case_letters_and_digits_with_hyphens_between(string id, bool isId) => Source.IsId(id).ShouldBe(isId);

    [Fact]
    public void An_id_has_at_most_64_characters()
    {
        Source.IsId(new string('a', 64)).ShouldBeTrue();
        Source.IsId(new string('a', 65)).ShouldBeFalse();
    }

    private static SourceStore Sources(TestStorage storage) => storage.Parts.Sources(storage.Parts.Keys());

    private static SourceStore Sources(TestStorage storage, ITableInterceptor interceptor) =>
        storage.Over(interceptor).Sources(storage.Parts.Keys());

    private static async Task<List<bool>> OpensAsync(TestStorage storage, params IReadOnlyList<string> keys)
    {
        var known = storage.Parts.Keys();
        List<bool> opens = [];
        foreach (var key in keys)
        {
            opens.Add(await known.AuthenticateAsync(key, Token) is not null);
        }

        return opens;
    }
}
