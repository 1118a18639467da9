using System.Text;
using Azure.Data.Tables;
using Dvc.Storage.RollUp;
using Dvc.Testing.Tables;
using NodaTime;

namespace Dvc.Storage.Tests.RollUp;

public sealed class RollUpRunnerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Days_months_and_years_are_published_for_the_agency_and_all_above_it()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(
            "resolved id:H60.1.05-261102-0001 agency:H60.1.05 due:05 finished:20",
            "accepted id:H60.1-261102-0001 agency:H60.1 due:30",
            "accepted id:H60.10-261102-0001 agency:H60.10 online full due:30");
        await storage.ShouldSettleAsync();
        (await storage.Parts.Journal.ReadAsync(Token)).FinishedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_wave_of_many_homes_is_rolled_up_by_one_run()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(Enumerable.Range(10, 80).Select(agency => $"accepted id:H60.{agency}-261102-0001 agency:H60.{agency} due:05"));
        (await storage.Parts.Marks.ListAsync(Token)).Count.ShouldBe(80);
        await storage.ShouldSettleAsync();
    }

    [Fact]
    public async Task More_deltas_and_touched_rows_than_fit_a_transaction_are_rolled_up_by_one_run()
    {
        var storage = await TestStorage.CreateAsync();
        for (var dossier = 0; dossier < 120; dossier++)
        {
            await storage.RecordAsync($"accepted id:H60.12-261102-{dossier:0000} procedure:1.{dossier % 50:000000} due:05");
        }

        for (var fold = 0; fold < 130; fold++)
        {
            await storage.Tables.Dossiers.AddEntityAsync(new TableEntity("H60.12", $"t|{fold:000}") { ["days"] = "H60.12|20261102" }, Token);
        }

        await storage.ShouldSettleAsync();
    }

    [Fact]
    public async Task It_stops_at_its_time_limit_and_the_next_one_goes_on()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync("accepted id:H60.12-261102-0001", "accepted id:H60.13-261102-0001 agency:H60.13");
        var first = storage.StepRollUp();
        await first.RunUntilBeforeAsync(Calls.WriteKpis);
        storage.Time.Advance(RollUpRunner.TimeLimit);
        await first.EndAsync();

        (await storage.Parts.Marks.ListAsync(Token)).Count.ShouldBe(2);
        await storage.ShouldSettleAsync();
    }

    [Fact]
    public async Task What_was_published_before_the_time_limit_is_not_published_again()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync("accepted id:H60.12-261102-0001");
        foreach (var firstYear in new[] { 2001, 2008, 2015 })
        {
            // Two such rows are one part.
            var days = Enumerable.Range(0, 501).Select(day => $"H60.12|{new LocalDate(firstYear, 1, 1).PlusDays(day):uuuuMMdd}");
            await storage.Tables.Dossiers.AddEntityAsync(new TableEntity("H60.12", $"t|{firstYear}") { ["days"] = string.Join(' ', days) }, Token);
        }

        var first = storage.StepRollUp();
        await first.RunUntilAfterAsync(Calls.DeleteTouched);
        storage.Time.Advance(RollUpRunner.TimeLimit);
        await first.EndAsync();

        var left = await storage.Tables.Dossiers.ReadAsync("PartitionKey eq 'H60.12' and RowKey ge 't|' and RowKey lt 't}'", Token);
        left.Select(row => row.RowKey).Where(key => key.Length == "t|2001".Length).ShouldBe(["t|2015"]);
        (await storage.Parts.Marks.ListAsync(Token)).Count.ShouldBe(1);
        await storage.ShouldSettleAsync();
    }

    [Fact]
    public async Task A_run_of_more_than_a_second_tells_how_far_it_is_in_rows_until_it_ends()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync("accepted id:H60.12-261102-0001", "accepted id:H60.13-261102-0001 agency:H60.13");
        var run = storage.StepRollUp();
        await run.RunUntilBeforeAsync(Calls.WriteKpis);
        var began = storage.Time.GetUtcNow();
        storage.Time.Advance(TimeSpan.FromSeconds(1));
        await run.RunUntilBeforeAsync(Calls.ChangeVersion);

        // A day of two departments, of their province and of the country; and the same of the procedure.
        var progress = (await storage.Parts.Journal.ReadAsync(Token)).Progress.ShouldNotBeNull();
        progress.Rows.ShouldBe(8);
        progress.Published.ShouldBeInRange(1, 8);
        progress.StartedAt.ShouldBe(Instant.FromDateTimeOffset(began));
        progress.ToldAt.ShouldBe(progress.StartedAt + Duration.FromSeconds(1));

        await run.FinishAsync();
        (await storage.Parts.Journal.ReadAsync(Token)).Progress.ShouldBeNull();
    }

    [Fact]
    public async Task A_short_run_tells_nothing_and_writes_nothing_for_it()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync("accepted id:H60.12-261102-0001");
        var journal = 0;
        var run = storage.StepRollUp();
        while (await run.TryRunUntilAsync(call => call is { Table: "dirty", IsWrite: true } && call.Keys[0] == new EntityKey("journal", "rollup"), isAfter: false))
        {
            journal++;
        }

        journal.ShouldBe(1); // That it ended.
    }

    [Fact]
    public async Task Being_told_to_stop_is_no_time_limit()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync("accepted id:H60.12-261102-0001");
        using var stopping = new CancellationTokenSource();
        await stopping.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => storage.Parts.RollUp.RunAsync(stopping.Token));
        await storage.ShouldSettleAsync();
    }

    /// <summary>Whatever the reason: deltas that storage refuses to hand out, that are no JSON, or whose facts cannot be written.</summary>
    [Theory]
    [InlineData("refused")]
    [InlineData("notJson")]
    [InlineData("unknownCounter")]
    [InlineData("facts")]
    public async Task A_home_that_fails_keeps_no_other_from_being_published_and_stays_marked(string reason)
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync("accepted id:H60.11-261102-0001 agency:H60.11");
        storage.Time.Advance(TimeSpan.FromSeconds(1));
        await storage.RecordAsync(Enumerable.Range(12, 60).Select(agency => $"accepted id:H60.{agency}-261102-0001 agency:H60.{agency}"));
        var poison = await PoisonAsync(storage, reason);

        await Should.ThrowAsync<AggregateException>(() => storage.Over(poison).RollUp.RunAsync(Token));

        (await storage.Parts.Marks.ListAsync(Token)).Select(mark => mark.Home).ShouldBe(["H60.11"]);
        var published = await storage.Tables.Kpis.ReadAsync("PartitionKey eq 'year'", Token);
        published.Select(row => row.RowKey).ShouldBe(
            Enumerable.Range(12, 60).Select(agency => $"2026|H60.{agency}").Concat(["2026|H60", "2026|VN"]), ignoreOrder: true);
        published.Single(row => row.RowKey == "2026|VN").GetInt64("receivedInPerson").ShouldBe(60);
    }

    [Fact]
    public async Task A_wave_whose_kpis_cannot_be_written_stays_marked_and_keeps_no_later_one_waiting()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync("accepted id:H60.11-261102-0001 agency:H60.11");
        storage.Time.Advance(TimeSpan.FromSeconds(1));
        await storage.RecordAsync(Enumerable.Range(12, 60).Select(agency => $"accepted id:H60.{agency}-261102-0001 agency:H60.{agency}"));
        var refusals = new Refusals(call => Calls.WriteKpis(call) && call.Keys[0].PartitionKey == "H60.11", status: 500);

        await Should.ThrowAsync<AggregateException>(() => storage.Over(refusals).RollUp.RunAsync(Token));

        var waiting = (await storage.Parts.Marks.ListAsync(Token)).Select(mark => mark.Home).ToList();
        waiting.Count.ShouldBe(32);
        waiting.ShouldContain("H60.11");
        await storage.ShouldSettleAsync();
    }

    [Fact]
    public async Task Rows_of_zeros_stay()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync("accepted id:H60.12-261102-0001 agency:H60.12");
        await storage.RollUpAsync();
        await storage.RecordAsync("accepted id:H60.12-261102-0001 agency:H60.13 updated:11");
        await storage.ShouldSettleAsync();

        var rows = await storage.Tables.Kpis.ReadAsync("PartitionKey eq 'H60.12'", Token);
        rows.Select(row => row.RowKey).ShouldBe(["day|2026-11-02", "month|2026-11", "year|2026"]);
        rows.ShouldAllBe(row => row.GetInt64("receivedInPerson") == null);
    }

    [Fact]
    public async Task An_equal_value_is_written_with_a_new_version_and_keeps_the_time_of_its_change()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync("accepted id:H60.12-261102-0001");
        await storage.RollUpAsync();
        var before = await DerivedRowsAsync(storage);

        storage.Time.Advance(TimeSpan.FromHours(1));
        await storage.Tables.Dossiers.AddEntityAsync(new TableEntity("H60.12", "t|1") { ["days"] = "H60.12|20261102" }, Token);
        await storage.RecordAsync("accepted id:H60.12-261102-0001");
        await storage.ShouldSettleAsync();
        var equal = await DerivedRowsAsync(storage);
        await storage.RecordAsync("accepted id:H60.12-261102-0002");
        await storage.RollUpAsync();
        var changed = await DerivedRowsAsync(storage);

        before.Count.ShouldBe(1 + (3 * ((2 * 3) + 2)));
        equal.Select(row => ChangedAt(row)).ShouldBe(before.Select(row => ChangedAt(row)));
        equal.Zip(before).ShouldAllBe(row => row.First.ETag != row.Second.ETag);
        changed.ShouldAllBe(row => ChangedAt(row) == storage.Time.GetUtcNow());
    }

    [Fact]
    public async Task A_roll_up_notes_that_it_ran_where_it_had_something_to_do()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RollUpAsync();
        (await storage.Parts.Journal.ReadAsync(Token)).FinishedAt.ShouldBeNull();
        await storage.RecordAsync("accepted id:H60.12-261102-0001");
        await storage.ShouldSettleAsync();
        (await storage.Parts.Journal.ReadAsync(Token)).FinishedAt.ShouldNotBeNull();
    }

    private static async Task<ITableInterceptor> PoisonAsync(TestStorage storage, string reason)
    {
        if (reason is "notJson" or "unknownCounter")
        {
            var changes = reason == "notJson" ? "[[" : """[["H60.11","20261102","1.004239",{"unheardOf":1},"2026-11-02T01:00:00Z"]]""";
            await storage.Tables.Dossiers.AddEntityAsync(new TableEntity("H60.11", "x|1") { ["changes"] = Encoding.UTF8.GetBytes(changes) }, Token);
        }

        return new Refusals(
            call => reason switch
            {
                "refused" => Calls.ReadDeltas(call) && call.Filter!.Contains("'H60.11'", StringComparison.Ordinal),
                "facts" => Calls.WriteFacts(call) && call.Keys[0].RowKey.StartsWith("H60.11|", StringComparison.Ordinal),
                _ => false,
            },
            status: 500);
    }

    private static async Task<List<TableEntity>> DerivedRowsAsync(TestStorage storage) =>
        [.. await storage.Tables.Facts.ReadAsync("", Token), .. await storage.Tables.Kpis.ReadAsync("", Token)];

    private static DateTimeOffset? ChangedAt(TableEntity row) => row.GetDateTimeOffset("changedAt");
}
