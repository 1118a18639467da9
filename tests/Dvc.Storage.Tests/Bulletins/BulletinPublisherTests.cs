using System.Security.Cryptography;
using Dvc.Core.Agencies;
using Dvc.Storage.Bulletins;
using static Dvc.Testing.Storage.Publishing;

namespace Dvc.Storage.Tests.Bulletins;

/// <summary>Publishing weeks, two publishers driven step by step and killed. Today is Sunday, 22 November 2026, of week 47.</summary>
public sealed class BulletinPublisherTests
{
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
}
