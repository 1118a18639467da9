using Azure;
using Azure.Data.Tables;
using Dvc.Core.Dossiers;
using Dvc.Core.Postings;
using Dvc.Storage.Dossiers;
using Dvc.Storage.Ledger;
using Dvc.Testing.Catalog;
using Dvc.Testing.Dossiers;
using Dvc.Testing.Tables;

namespace Dvc.Storage.Tests.Recording;

public sealed class RecorderTests
{
    private const string One = "accepted id:H60.12-261102-0001 due:05";
    private const string OneResolved = "resolved id:H60.12-261102-0001 due:05 finished:04 updated:11";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_message_twice_posts_once()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(One, OneResolved);
        await storage.RecordAsync(One, OneResolved);
        await storage.ShouldSettleAsync();
        await storage.RecordAsync(One, OneResolved);
        await storage.ShouldSettleAsync();
    }

    [Fact]
    public async Task A_merge_that_changes_nothing_writes_no_row()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(OneResolved);
        var counted = new CountedCalls();
        await storage.Over(counted).Recorder.RecordAsync([Story.Snapshot(OneResolved)], Token);

        counted.All.Where(call => call.IsWrite).Select(call => call.Table).ShouldBe(["dirty"]);
    }

    /// <summary>The pipeline tries again by itself when an answer is lost, and then is told of a conflict with its own success.</summary>
    [Theory]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(412)]
    public async Task A_transaction_that_conflicts_with_its_own_lost_success_posts_once(int status)
    {
        foreach (var story in new[] { One, OneResolved })
        {
            var storage = await TestStorage.CreateAsync();
            await storage.RecordAsync("accepted id:H60.12-261102-0009 due:05");
            var recorder = storage.StepRecorder(story);
            await recorder.RunUntilAfterAsync(Calls.Record);
            recorder.Answer(new RequestFailedException(status, "Told so after the answer was lost."));
            await recorder.FinishAsync();

            await storage.ShouldSettleAsync();
        }
    }

    [Fact]
    public async Task Two_recorders_of_one_dossier_merge_whoever_comes_first()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(One);
        var first = storage.StepRecorder(OneResolved);
        await first.RunUntilBeforeAsync(Calls.Record);
        await storage.RecordAsync("processing id:H60.12-261102-0001 due:09 agency:H60.13 updated:10");
        await first.FinishAsync();

        await storage.ShouldSettleAsync();
    }

    [Fact]
    public async Task First_sightings_are_inserted_without_reading()
    {
        var storage = await TestStorage.CreateAsync();
        var counted = new CountedCalls();
        await storage.Over(counted).Recorder.RecordAsync(
            Story.Snapshots($"{One}; accepted id:H60.12-261102-0002; refused id:H60.12-261102-0003; registered id:H60.12-261102-0004 received:none"), Token);

        counted.All.Select(call => call.Operation).ShouldBe([TableOperation.Transaction, TableOperation.Upsert]);
        counted.All.First().Keys.Count(key => key.RowKey.StartsWith("d|", StringComparison.Ordinal)).ShouldBe(4);
    }

    [Fact]
    public async Task A_status_that_implies_an_earlier_one_is_read_first_neighbours_with_one_query()
    {
        var storage = await TestStorage.CreateAsync();
        var counted = new CountedCalls();
        await storage.Over(counted).Recorder.RecordAsync(
            Story.Snapshots("processing id:H60.12-261102-0001; withdrawn id:H60.12-261102-0003; stopped id:H60.12-200102-0001; accepted id:H60.12-261102-0009"), Token);

        counted.All.Select(call => call.Operation).Order().ShouldBe(
            [TableOperation.Get, TableOperation.QueryPage, TableOperation.Upsert, TableOperation.Transaction]);
    }

    /// <summary>Where the due date had passed before it was moved, each dossier has one more row, and the transactions are halved.</summary>
    [Theory]
    [InlineData("04", 99, 99, 38)]
    [InlineData("12", 93, 93, 93, 93, 70)]
    public async Task Transactions_stay_within_their_limits_in_the_worst_case(string movedOn, params int[] sizes)
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(Dossiers(200, "accepted received:02 due:05 updated:03"));
        var counted = new CountedCalls();
        var moved = Dossiers(200, $"accepted agency:H60.13 received:07 due:11 updated:{movedOn}").SelectMany(Story.Snapshots).ToList();
        await storage.Over(counted).Recorder.RecordAsync(moved, Token);
        await storage.RecordAsync(moved);

        var committed = counted.All.Where(Calls.Record).Where(call => call.Actions!.All(action => action.ActionType != TableTransactionActionType.Add || !IsDossier(action))).ToList();
        committed.Select(call => call.Actions!.Count).ShouldBe(sizes);
        committed.SelectMany(call => call.Actions!).Where(action => action.Entity.RowKey.StartsWith("x|", StringComparison.Ordinal))
            .Select(action => LedgerJson.ReadChanges(((TableEntity)action.Entity).GetBinary("changes")).Count())
            .Max().ShouldBe(40);
        await storage.ShouldSettleAsync();
    }

    [Fact]
    public async Task The_difference_is_taken_against_what_is_posted_and_not_against_what_the_rules_now_say()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(One);
        await storage.RollUpAsync();
        var dossiers = storage.Tables.Dossiers;
        var row = (await dossiers.GetEntityAsync<TableEntity>("H60.12", "d|H60.12-261102-0001", cancellationToken: Token)).Value;
        var posted = StoredDossier.Read(row).Posted;
        var olderRules = PostingSet.Of(posted.Rows.Keys.Take(1).Select(key => new Posting(key.Day, key.Agency, key.Procedure, Counter.ReceivedPost, 3)));
        row["posted"] = LedgerJson.Write(olderRules);
        await dossiers.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Token);

        await storage.RecordAsync(OneResolved);

        var delta = await dossiers.ReadRangeAsync("H60.12", "x|", "x}", Token);
        var changes = LedgerJson.ReadChanges(delta.Single().GetBinary("changes")).Select(change => KeyValuePair.Create(change.Key, change.Value.Counters));
        PostingSet.Sum(changes).ShouldBe(Story.Dossier($"{One}; {OneResolved}").Postings().Since(olderRules));
    }

    [Fact]
    public async Task A_dossier_that_changes_its_agency_takes_its_numbers_along()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(One);
        await storage.RollUpAsync();
        await storage.RecordAsync("processing id:H60.12-261102-0001 due:05 agency:H15.50 updated:11");
        await storage.ShouldSettleAsync();
    }

    [Fact]
    public async Task Homes_are_issuers_in_the_newer_form_or_buckets_and_one_message_may_have_many()
    {
        var storage = await TestStorage.CreateAsync();
        string[] ids = ["H60.12-261102-0001", "000.00.12.H60-261102-0002", "ABC-261102-0003", "7-261102-0004", "H15.50-261102-0005"];
        await storage.RecordAsync(ids.Select(id => $"resolved id:{id} due:05 finished:04"));

        var homes = (await storage.Parts.Marks.ListAsync(Token)).Select(mark => mark.Home).ToList();
        homes.ShouldBe(ids.Select(Home.Of).Distinct(), ignoreOrder: true);
        homes.Count(home => home.StartsWith("bucket-", StringComparison.Ordinal)).ShouldBeGreaterThan(0);
        homes.ShouldContain("H60.12");
        await storage.ShouldSettleAsync();
    }

    [Fact]
    public async Task Every_home_is_marked_after_its_last_transaction()
    {
        var storage = await TestStorage.CreateAsync();
        var counted = new CountedCalls();
        string[] ids = ["H60.12", "H60.13"];
        await storage.Over(counted).Recorder.RecordAsync(
            ids.SelectMany(home => Dossiers(100, "accepted", home)).SelectMany(Story.Snapshots), Token);

        var writes = counted.All.Where(call => call.IsWrite).ToList();
        foreach (var home in ids)
        {
            writes.FindLastIndex(call => Calls.Record(call) && call.Keys[0].PartitionKey == home)
                .ShouldBeLessThan(writes.FindIndex(call => Calls.Mark(call) && call.Keys[0].RowKey == home));
        }
    }

    [Fact]
    public async Task Any_other_failure_is_not_tried_again()
    {
        var storage = await TestStorage.CreateAsync();
        var recorder = storage.StepRecorder(One);
        await recorder.RunUntilBeforeAsync(Calls.Record);
        recorder.Answer(new RequestFailedException(500, "Storage has trouble."));

        var failures = await Should.ThrowAsync<AggregateException>(recorder.FinishAsync);
        failures.InnerException.ShouldBeOfType<RequestFailedException>().Status.ShouldBe(500);
        await storage.RecordAsync(One);
        await storage.ShouldSettleAsync();
    }

    [Fact]
    public async Task A_home_that_fails_keeps_no_other_home_of_the_message_from_being_recorded()
    {
        var storage = await TestStorage.CreateAsync();
        var refusals = new Refusals(call => Calls.Record(call) && call.Keys[0].PartitionKey == "H60.11", 500);
        var message = Story.Snapshots("accepted id:H60.11-261102-0001 agency:H60.11; accepted id:H60.12-261102-0001; accepted id:H60.13-261102-0001 agency:H60.13").ToList();

        var failures = await Should.ThrowAsync<AggregateException>(() => storage.Over(refusals).Recorder.RecordAsync(message, Token));

        failures.InnerExceptions.Count.ShouldBe(1);
        (await storage.Parts.Marks.ListAsync(Token)).Select(mark => mark.Home).ShouldBe(["H60.12", "H60.13"]);
        (await storage.Tables.Dossiers.ReadAsync("RowKey ge 'd|' and RowKey lt 'd}'", Token)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_conflict_that_never_ends_is_given_up_at_last()
    {
        var storage = await TestStorage.CreateAsync();
        var refusals = new Refusals(Calls.Record, 412);
        var recorder = storage.Over(refusals).Recorder;

        var failures = await Should.ThrowAsync<AggregateException>(() => recorder.RecordAsync([Story.Snapshot(One)], Token));
        failures.InnerException.ShouldBeOfType<RequestFailedException>().Status.ShouldBe(412);
        refusals.Count.ShouldBe(12);
    }

    private static IEnumerable<string> Dossiers(int count, string story, string issuer = "H60.12") =>
        Enumerable.Range(0, count).Select(number => $"{story} id:{issuer}-261102-{number:0000} procedure:1.{number:000000}");

    private static bool IsDossier(TableTransactionAction action) => action.Entity.RowKey.StartsWith("d|", StringComparison.Ordinal);
}
