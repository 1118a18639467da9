using Dvc.Storage.Audit;
using Dvc.Testing.Tables;

namespace Dvc.Storage.Tests.Audit;

public sealed class RotationTests
{
    private static readonly string[] Dossiers =
    [
        "accepted id:G09-261102-0001 agency:G09",
        "accepted id:H60.1.05-261102-0001 agency:H60.1.05",
        "accepted id:H60.10-261102-0001 agency:H60.10",
        "accepted id:H60.1-261102-0001 agency:H60.1",
        "accepted id:X09.3-261102-0001 agency:X09.3",
    ];

    // Homes by name, then every agency after all that is below it.
    private static readonly string[] Round =
    [
        "home|G09", "home|H60.1", "home|H60.1.05", "home|H60.10", "home|X09.3",
        "agency|G09", "agency|H60.1.05", "agency|H60.1", "agency|H60.10", "agency|H60", "agency|X09.3", "agency|X09", "agency|VN",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_round_takes_every_home_and_every_agency_once_subordinates_before_superiors()
    {
        var storage = await BeginAsync();
        (await FollowAsync(storage)).ShouldBe(Round);
        (await FollowAsync(storage)).ShouldBe(Round);
    }

    [Fact]
    public async Task Without_anything_stored_there_is_nothing_but_the_country()
    {
        var storage = await TestStorage.CreateAsync();
        (await FollowAsync(storage)).ShouldBe(["agency|VN"]);
        (await storage.AuditAsync()).ShouldBe(new AuditFindings(Agencies: 1));
    }

    [Fact]
    public async Task A_run_stops_at_its_time_limit_and_the_next_one_goes_on_from_there_for_a_whole_round()
    {
        var storage = await BeginAsync();
        var audit = storage.StepAudit();
        for (var unit = 0; unit < 7; unit++)
        {
            await audit.RunUntilAfterAsync(WriteJournal);
        }

        storage.Time.Advance(AuditRunner.TimeLimit);
        await audit.EndAsync();

        var report = (await storage.Parts.AuditJournal.ReadAsync(Token))!;
        (report.Last.Homes, report.Last.Agencies, report.Cursor).ShouldBe((5, 2, Round[6]));
        report.FinishedAt.ShouldNotBeNull();
        (await FollowAsync(storage)).ShouldBe([.. Round[7..], .. Round[..7]]);
        (await storage.Parts.AuditJournal.ReadAsync(Token))!.Total.ShouldBe(new AuditFindings(Homes: 10, Agencies: 10));
    }

    [Fact]
    public async Task A_unit_that_takes_longer_than_a_run_is_left_and_keeps_no_other_from_its_turn()
    {
        var storage = await BeginAsync();
        var audit = storage.StepAudit();
        await audit.RunUntilBeforeAsync(call => call.Table == "dossiers" && call.Filter!.Contains("PartitionKey eq 'G09'", StringComparison.Ordinal));
        storage.Time.Advance(AuditRunner.TimeLimit);
        await audit.EndAsync();

        var report = (await storage.Parts.AuditJournal.ReadAsync(Token))!;
        (report.Last, report.Cursor).ShouldBe((new AuditFindings(Left: 1), Round[0]));
        (await FollowAsync(storage)).ShouldBe([.. Round[1..], Round[0]]);
    }

    [Fact]
    public async Task A_run_that_was_killed_is_gone_on_with()
    {
        var storage = await BeginAsync();
        var audit = storage.StepAudit();
        await audit.RunUntilAfterAsync(WriteJournal);
        await audit.RunUntilAfterAsync(WriteJournal);
        await audit.DieAsync();

        (await FollowAsync(storage)).ShouldBe([.. Round[2..], .. Round[..2]]);
    }

    [Fact]
    public async Task Being_told_to_stop_is_no_time_limit()
    {
        var storage = await BeginAsync();
        using var stopping = new CancellationTokenSource();
        await stopping.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => storage.Parts.Audit.RunAsync(stopping.Token));
        (await storage.Parts.AuditJournal.ReadAsync(Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_unit_that_fails_is_left_and_told_and_keeps_no_other_from_its_turn()
    {
        var storage = await BeginAsync();
        var refusals = new Refusals(
            call => call.Table == "dossiers" && call.Filter?.Contains("PartitionKey eq 'H60.1'", StringComparison.Ordinal) == true, status: 500);

        await Should.ThrowAsync<AggregateException>(() => storage.Over(refusals).Audit.RunAsync(Token));
        var report = (await storage.Parts.AuditJournal.ReadAsync(Token))!;
        (report.Last, report.Cursor).ShouldBe((new AuditFindings(Homes: 4, Agencies: 8, Left: 1), Round[^1]));
        report.FinishedAt.ShouldNotBeNull();
    }

    private static async Task<TestStorage> BeginAsync()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(Dossiers);
        await storage.RollUpAsync();
        return storage;
    }

    private static bool WriteJournal(TableCall call) => call is { Table: "dirty", IsWrite: true } && call.Keys[0] == new EntityKey("journal", "audit");

    // The cursor after every unit.
    private static async Task<IReadOnlyList<string>> FollowAsync(TestStorage storage)
    {
        List<string> units = [];
        var audit = storage.StepAudit();
        while (await audit.TryRunUntilAsync(WriteJournal, isAfter: true))
        {
            units.Add((await storage.Parts.AuditJournal.ReadAsync(Token))!.Cursor!);
        }

        units[^1].ShouldBe(units[^2]); // Only the end was noted.
        return units[..^1];
    }
}
