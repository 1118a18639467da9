using System.Diagnostics;
using Azure;
using Dvc.Storage.Catalog;
using Dvc.Storage.RollUp;
using Dvc.Testing.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Dvc.Functions.Tests.Answers;

/// <summary>Answers from memory: what they cost, and that they are none of before. Today is Sunday, 22 November 2026, of week 47.</summary>
public sealed class AnswerCacheTests
{
    private const string One = "accepted id:H60.12-261102-0001 agency:H60.12 due:05";
    private const string Two = "accepted id:H60.12-261102-0002 agency:H60.12 due:06";
    private const string LastWeek = "accepted id:H60.12-261116-0001 agency:H60.12 received:10 due:20";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Every answer of figures, and the same asked for in other words.</summary>
    public static TheoryData<string, string> Paths => new()
    {
        { "kpi/weekly", "kpi/weekly?agency=VN&week=2026-W46&published=false" },
        { "kpi/weekly?published=true", "kpi/weekly?week=2026-W46&published=true" },
        { "kpi/weekly?week=2026-W45&agency=H60.12", "kpi/weekly?agency=000.00.12.H60&week=2026-W45" },
        { "kpi/periods/month/2026-11?agency=H60", "kpi/periods/month/2026-11?agency=h60" },
        { "kpi/range?from=2026-11-01&to=2026-11-30", "kpi/range?to=2026-11-30&from=2026-11-01&agency=VN" },
        { "kpi/series/week", "kpi/series/week?to=2026-11-22&from=2026-08-31" },
        { "kpi/series/week", "kpi/series/week?to=2026-W47&from=2026-w36" },
        { "kpi/weekly?format=csv&level=department", "kpi/weekly?level=department&format=csv&pretty" },
        { "kpi/weekly?published=true&format=csv", "kpi/weekly?format=csv&published=true&agency=VN" },
        { "kpi/range?from=2026-11-01&to=2026-11-30&pretty", "kpi/range?from=2026-11&to=2026-11&pretty=true" },
        { "bulletins", "bulletins?format=json" },
        { "kpi/now?agency=H60", "kpi/now?agency=H60" },
        { "kpi/periods/week/2026-W45/procedures", "kpi/periods/week/2026-W45/procedures?agency=VN" },
        { "kpi/periods/month/2026-11/fields?agency=H60", "kpi/periods/month/2026-11/fields?agency=H60" },
        { "quality?from=2026-11-01&to=2026-11-30", "quality?to=2026-11-30&from=2026-11-01" },
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task An_answer_asked_for_again_costs_no_request_of_storage_and_is_the_same(string path, string again)
    {
        var storage = await StorageAsync(One, Two, LastWeek);
        using (var publisher = new AnsweringProcess(storage.Parts, storage.Time))
        {
            await publisher.PublishAsync();
        }

        var calls = new CountedCalls();
        using var process = new AnsweringProcess(storage.Over(calls), storage.Time);
        var first = await BytesAsync(process, path);
        var cost = calls.All.Count;
        cost.ShouldBeGreaterThan(1);

        foreach (var words in new[] { path, again })
        {
            (await BytesAsync(process, words)).ShouldBe(first);
        }

        calls.All.Count.ShouldBe(cost, string.Join('\n', calls.All.Skip(cost)));
    }

    [Fact]
    public async Task Other_answers_are_not_taken_for_it()
    {
        var storage = await StorageAsync(One, Two);
        using var process = new AnsweringProcess(storage.Parts, storage.Time);
        string[] paths =
        [
            "kpi/weekly?week=2026-W45", "kpi/weekly?week=2026-W46", "kpi/weekly?week=2026-W45&agency=H60", "kpi/periods/month/2026-11",
            "kpi/weekly?week=2026-W45&format=csv", "kpi/weekly?week=2026-W45&pretty", "kpi/weekly?week=2026-W45&level=department", "kpi/weekly?week=2026-W45&format=csv&level=province",
            "kpi/periods/year/2026", "kpi/range?from=2026-11-01&to=2026-11-20", "kpi/range?from=2026-11-02&to=2026-11-20", "kpi/series/week",
            "kpi/series/month", "kpi/series/week?from=2026-11-01", "kpi/periods/week/2026-W45/procedures", "kpi/periods/week/2026-W45/fields", "kpi/now", "kpi/now?agency=H60", "quality?from=2026-11-01&to=2026-11-20",
        ];
        List<byte[]> answers = [];
        foreach (var path in paths.Concat(paths))
        {
            answers.Add(await BytesAsync(process, path));
        }

        answers.Take(paths.Length).Select(Convert.ToHexString).Distinct().Count().ShouldBe(paths.Length);
        answers.Skip(paths.Length).ShouldBe(answers.Take(paths.Length));
    }

    [Fact]
    public async Task It_is_coded_once()
    {
        var storage = await StorageAsync(One);
        using var process = new AnsweringProcess(storage.Parts, storage.Time);
        foreach (var coding in new[] { "gzip", "br", "identity" })
        {
            var first = (FileContentResult)await process.GetAsync("kpi/weekly", coding);
            var second = (FileContentResult)await process.GetAsync("kpi/weekly", coding);
            second.FileContents.ShouldBeSameAs(first.FileContents);
        }
    }

    [Fact]
    public async Task A_roll_up_of_this_process_shows_at_once()
    {
        var storage = await StorageAsync(One);
        using var process = new AnsweringProcess(storage.Parts, storage.Time);
        (await process.ReceivedAsync()).ShouldBe(1);

        await storage.RecordAsync(Two);
        (await process.ReceivedAsync()).ShouldBe(1);
        await storage.RollUpAsync();
        (await process.ReceivedAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_roll_up_of_another_process_shows_after_ten_seconds_also_to_who_asks_seldom()
    {
        var storage = await StorageAsync(One);
        using var process = new AnsweringProcess(storage.Over(new CountedCalls()), storage.Time);
        foreach (var pause in new[] { FiguresJournal.MaxAge, TimeSpan.FromMinutes(5), TimeSpan.FromHours(3) })
        {
            var before = await process.ReceivedAsync();
            await storage.RecordAsync($"accepted id:H60.12-261102-{pause.TotalSeconds:00000} agency:H60.12");
            await storage.RollUpAsync();
            storage.Time.Advance(pause);
            (await process.ReceivedAsync()).ShouldBe(before + 1);
        }
    }

    [Fact]
    public async Task A_roll_up_that_finds_nothing_to_do_changes_nothing()
    {
        var storage = await StorageAsync(One);
        using var process = new AnsweringProcess(storage.Parts, storage.Time);
        await process.ReceivedAsync();
        var version = await storage.Parts.Figures.CurrentAsync(Token);
        var calls = new CountedCalls();
        await storage.Over(calls).RollUp.RunAsync(Token);

        calls.All.ShouldNotContain(call => Calls.ChangeVersion(call));
        (await storage.Over(calls).Figures.CurrentAsync(Token)).ShouldBe(version);
    }

    [Fact]
    public async Task A_new_day_has_new_answers()
    {
        var storage = await StorageAsync(One);
        using var process = new AnsweringProcess(storage.Parts, storage.Time);
        string[] paths = ["kpi/now", "kpi/weekly", "kpi/periods/week/2026-W47"];
        var before = await Task.WhenAll(paths.Select(path => BytesAsync(process, path)));

        storage.Time.Advance(TimeSpan.FromDays(1) - TimeSpan.FromTicks(1));
        (await Task.WhenAll(paths.Select(path => BytesAsync(process, path)))).ShouldBe(before);
        storage.Time.Advance(TimeSpan.FromTicks(1));
        foreach (var (path, old) in paths.Zip(before))
        {
            (await BytesAsync(process, path)).SequenceEqual(old).ShouldBeFalse(path);
        }

        (await process.JsonAsync("kpi/now")).GetProperty("day").GetString().ShouldBe("2026-11-23");
        (await process.JsonAsync("kpi/weekly")).GetProperty("period").GetProperty("id").GetString().ShouldBe("2026-W47");
    }

    [Fact]
    public async Task A_list_of_the_catalogue_that_is_replaced_shows_at_once_and_elsewhere_after_thirty_seconds()
    {
        var storage = await StorageAsync(One);
        using var here = new AnsweringProcess(storage.Parts, storage.Time);
        using var elsewhere = new AnsweringProcess(storage.Over(new CountedCalls()), storage.Time);
        (await NameAsync(here), await NameAsync(elsewhere)).ShouldBe((null, null));

        await here.PutAgencyAsync("Sở Tư pháp");
        (await NameAsync(here)).ShouldBe("Sở Tư pháp");
        storage.Time.Advance(CatalogReader.MaxAge);
        (await NameAsync(elsewhere)).ShouldBe("Sở Tư pháp");

        async Task<string?> NameAsync(AnsweringProcess process) =>
            (await process.JsonAsync("kpi/weekly?week=2026-W45&agency=H60.12")).GetProperty("agency").GetProperty("name").GetString();
    }

    [Fact]
    public async Task A_week_shows_as_published_at_once_and_elsewhere_after_ten_seconds()
    {
        var storage = await StorageAsync(LastWeek);
        using var here = new AnsweringProcess(storage.Parts, storage.Time);
        using var elsewhere = new AnsweringProcess(storage.Over(new CountedCalls()), storage.Time);
        foreach (var process in new[] { here, elsewhere })
        {
            (await process.GetAsync("kpi/weekly?published=true")).ShouldBeOfType<ContentResult>().StatusCode.ShouldBe(404);
            IsPublished(await process.JsonAsync("kpi/weekly")).ShouldBeFalse();
        }

        await here.PublishAsync();
        storage.Time.Advance(TimeSpan.FromSeconds(1));
        AnsweringProcess.Json(await elsewhere.GetAsync("kpi/weekly?published=true")).ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Object);
        AnsweringProcess.Json(await here.GetAsync("kpi/weekly?published=true")).ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Object);
        IsPublished(await here.JsonAsync("kpi/weekly")).ShouldBeTrue();
        storage.Time.Advance(FiguresJournal.MaxAge);
        IsPublished(await elsewhere.JsonAsync("kpi/weekly")).ShouldBeTrue();

        static bool IsPublished(System.Text.Json.JsonElement answer) => answer.TryGetProperty("published", out _);
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        var storage = await StorageAsync(One);
        var isDown = true;
        using var process = new AnsweringProcess(storage.Over(new Refusals(call => isDown && call.Table == "kpis", status: 503)), storage.Time);
        await Should.ThrowAsync<RequestFailedException>(() => process.GetAsync("kpi/weekly?week=2026-W45"));

        isDown = false;
        (await process.ReceivedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_cannot_learn_the_version_is_told_so_and_gets_nothing_of_before()
    {
        var storage = await StorageAsync(One);
        var isDown = false;
        using var process = new AnsweringProcess(storage.Over(new Refusals(call => isDown && call.Table == "dirty", status: 503)), storage.Time);
        await process.ReceivedAsync();

        isDown = true;
        (await process.ReceivedAsync()).ShouldBe(1);
        storage.Time.Advance(FiguresJournal.MaxAge);
        await Should.ThrowAsync<RequestFailedException>(() => process.GetAsync("kpi/weekly?week=2026-W45"));
        isDown = false;
        (await process.ReceivedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Those_who_ask_for_the_same_at_once_share_it_and_the_first_may_leave()
    {
        var storage = await StorageAsync(One);
        var counted = new CountedCalls();
        using (var alone = new AnsweringProcess(storage.Over(counted), storage.Time))
        {
            await alone.ReceivedAsync();
        }

        var kpis = new HeldCalls(call => call.Table == "kpis");
        var shared = new CountedCalls();
        using var process = new AnsweringProcess(storage.Over(new BothCalls(shared, kpis)), storage.Time);
        using var leaving = new CancellationTokenSource();
        var first = process.GetAsync("kpi/weekly?week=2026-W45", cancellationToken: leaving.Token);
        await kpis.ReachedAsync();
        var others = Enumerable.Range(0, 20).Select(_ => process.ReceivedAsync()).ToList();
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        kpis.Release();

        (await Task.WhenAll(others)).ShouldAllBe(received => received == 1);
        shared.All.Count.ShouldBe(counted.All.Count);
    }

    [Fact]
    public async Task While_answers_are_asked_for_nobody_waits_for_the_version_or_the_catalogue()
    {
        var storage = await StorageAsync(One);
        var calls = new CountedCalls();
        using var process = new AnsweringProcess(storage.Over(calls), storage.Time);
        await process.ReceivedAsync();
        var (versions, lists) = (Versions(), Lists());
        for (var (seconds, read, listed) = (5, versions, lists); seconds <= 50; seconds += 5)
        {
            storage.Time.Advance(TimeSpan.FromSeconds(5));
            read++;
            listed += seconds % 15 == 0 ? 1 : 0;
            await UntilAsync(() => Versions() == read && Lists() == listed);
            var cost = calls.All.Count;
            await process.ReceivedAsync();
            calls.All.Count.ShouldBe(cost);
        }

        int Versions() => calls.All.Count(call => call is { Table: "dirty", Operation: TableOperation.Get });
        int Lists() => calls.All.Count(call => call is { Table: "catalog" });
    }

    private static async Task<TestStorage> StorageAsync(params string[] stories)
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(stories);
        await storage.RollUpAsync();
        return storage;
    }

    private static async Task<byte[]> BytesAsync(AnsweringProcess process, string path) =>
        (await process.GetAsync(path)).ShouldBeOfType<FileContentResult>().FileContents;

    // What runs beside the test does so within a moment.
    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var waited = Stopwatch.StartNew(); !condition();)
        {
            (waited.Elapsed < TimeSpan.FromSeconds(30)).ShouldBeTrue();
            await Task.Delay(TimeSpan.FromMilliseconds(5), Token);
        }
    }
}
