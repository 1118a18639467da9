using System.Text.Json;
using Dvc.Storage.RollUp;
using Microsoft.AspNetCore.Mvc;

namespace Dvc.Functions.Tests.Answers;

/// <summary>Answers say what was accepted and is not in them yet, and wait for it where that is preferred.</summary>
public sealed class PendingTests
{
    private const string One = "accepted id:H60.12-261102-0001 agency:H60.12 due:05";
    private const string Two = "accepted id:H60.12-261102-0002 agency:H60.12 due:06";

    /// <summary>Every answer of figures.</summary>
    public static TheoryData<string> Paths =>
    [
        "kpi/weekly?week=2026-W45", "kpi/periods/month/2026-11", "kpi/range?from=2026-11-01&to=2026-11-20", "kpi/series/week", "kpi/now",
        "kpi/periods/week/2026-W45/procedures", "kpi/periods/week/2026-W45/fields", "quality?from=2026-11-01&to=2026-11-20",
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task What_waits_is_said_and_absent_once_nothing_does(string path)
    {
        var storage = await StorageAsync(One);
        using var process = new AnsweringProcess(storage.Parts, storage.Time);
        var settled = await process.GetAsync(path);
        AnsweringProcess.Json(settled).TryGetProperty("pending", out _).ShouldBeFalse();

        (storage.Queues.Events, storage.Queues.Poisoned) = (3, 1);
        await storage.RecordAsync(Two);
        storage.Time.Advance(FiguresJournal.MaxAge);
        var pending = AnsweringProcess.Json(await process.GetAsync(path)).GetProperty("pending");
        (Number(pending, "messages"), Number(pending, "poisonMessages"), Number(pending, "partitions")).ShouldBe((3, 1, 1));
        pending.GetProperty("since").GetString().ShouldNotBeNull();

        (storage.Queues.Events, storage.Queues.Poisoned) = (0, 0);
        await storage.RollUpAsync();
        AnsweringProcess.Json(await process.GetAsync(path)).TryGetProperty("pending", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task It_has_an_ETag_of_its_own_and_costs_no_new_reading_of_figures()
    {
        var storage = await StorageAsync(One);
        var calls = new CountedCalls();
        using var process = new AnsweringProcess(storage.Over(calls), storage.Time);
        var before = (FileContentResult)await process.GetAsync("kpi/weekly?week=2026-W45");
        var read = calls.All.Count(call => call.Table == "kpis");

        storage.Queues.Events = 300;
        storage.Time.Advance(FiguresJournal.MaxAge);
        var after = (FileContentResult)await process.GetAsync("kpi/weekly?week=2026-W45");

        after.FileContents.ShouldNotBe(before.FileContents);
        calls.All.Count(call => call.Table == "kpis").ShouldBe(read);
        JsonElement.Parse(after.FileContents).GetProperty("pending").GetProperty("messages").GetInt32().ShouldBe(300);
    }

    [Fact]
    public async Task A_bulletin_does_not_say_it()
    {
        var storage = await StorageAsync("accepted id:H60.12-261116-0001 agency:H60.12 received:10");
        using var process = new AnsweringProcess(storage.Parts, storage.Time);
        await process.PublishAsync();
        storage.Queues.Events = 300;
        storage.Time.Advance(FiguresJournal.MaxAge);

        (await process.JsonAsync("kpi/weekly?published=true")).TryGetProperty("pending", out _).ShouldBeFalse();
        (await process.JsonAsync("kpi/weekly")).GetProperty("pending").GetProperty("messages").GetInt32().ShouldBe(300);
    }

    /// <summary>Breaks where what is pending is read after the version: what came to the figures in between would be in neither.</summary>
    [Fact]
    public async Task What_is_not_pending_is_in_the_answer_whenever_another_process_rolls_up()
    {
        for (var call = 1; ; call++)
        {
            var storage = await StorageAsync(One);
            await storage.RecordAsync(Two);
            AnsweringProcess? process = null;
            JsonElement answer = default;
            var asking = new Testing.Stepping.SteppedWorker("The reader", async interceptor =>
            {
                process = new AnsweringProcess(storage.Over(interceptor), storage.Time);
                answer = await process.JsonAsync("kpi/weekly?week=2026-W45");
            });
            if (!await asking.TryRunAsync(call, isAfter: true))
            {
                call.ShouldBeGreaterThan(4);
                return;
            }

            await storage.RollUpAsync();
            await asking.FinishAsync();
            var received = answer.GetProperty("counts").GetProperty("received").GetProperty("total").GetInt64();
            (received == 2 || answer.TryGetProperty("pending", out _)).ShouldBeTrue($"rolled up after call {call}");
            process!.Dispose();
        }
    }

    [Theory]
    [InlineData("wait=30", true)]
    [InlineData("respond-async, WAIT=\"20\"; x=y", true)]
    [InlineData("wait=0", false)]
    [InlineData("wait=soon", false)]
    [InlineData(null, false)]
    public async Task Who_prefers_to_wait_gets_what_was_accepted_before(string? prefer, bool isAwaited)
    {
        var storage = await StorageAsync(One);
        await storage.RecordAsync(Two);
        using var process = new AnsweringProcess(storage.Parts, storage.Time);
        var asking = process.GetAsync("kpi/weekly?week=2026-W45", prefer: prefer);
        if (isAwaited)
        {
            asking.IsCompleted.ShouldBeFalse();
            await storage.RollUpAsync();
            storage.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var answer = AnsweringProcess.Json(await asking);
        answer.TryGetProperty("pending", out _).ShouldBe(!isAwaited);
        answer.GetProperty("counts").GetProperty("received").GetProperty("total").GetInt64().ShouldBe(isAwaited ? 2 : 1);
    }

    [Fact]
    public async Task Who_has_waited_long_enough_is_told_what_is_pending()
    {
        var storage = await StorageAsync(One);
        await storage.RecordAsync(Two);
        using var process = new AnsweringProcess(storage.Parts, storage.Time);
        var asking = process.GetAsync("kpi/weekly?week=2026-W45", prefer: "wait=3600");
        for (var seconds = 0; seconds < 30 && !asking.IsCompleted; seconds++)
        {
            storage.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }

        AnsweringProcess.Json(await asking).GetProperty("pending").GetProperty("partitions").GetInt32().ShouldBe(1);
    }

    private static int Number(JsonElement pending, string name) => pending.GetProperty(name).GetInt32();

    private static async Task<TestStorage> StorageAsync(params string[] stories)
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(stories);
        await storage.RollUpAsync();
        return storage;
    }
}
