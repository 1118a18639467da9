using System.Text.Json;
using Dvc.Testing.Tables;

namespace Dvc.Protocol.Tests.Schedules;

/// <summary>Small scenarios in which the rules of the protocol meet.</summary>
internal static class Scenarios
{
    private static readonly Actor RollUp = Actor.RollUp();

    private const string Here = "accepted id:H60.12-261102-0001 agency:H60.12 updated:03";
    private const string Elsewhere = "accepted id:H60.12-261102-0001 agency:H60.13 updated:04";
    private const string HereAgain = "accepted id:H60.12-261102-0001 agency:H60.12 updated:05";
    private const string Latest = "accepted id:H60.12-261102-0009 agency:H60.12 updated:20";
    private const string AnotherDay = "accepted id:H60.12-261102-0002 agency:H60.12 received:03 updated:03";
    private const string AnotherProcedure = "accepted id:H60.12-261102-0003 agency:H60.12 procedure:1.000031 received:03 updated:03";
    private const string SameDay = "accepted id:H60.12-261102-0004 agency:H60.12 received:03 updated:03";
    private const string ThirdDay = "accepted id:H60.12-261102-0005 agency:H60.12 received:04 updated:04";
    private const string Neighbour = "accepted id:H60.13-261102-0001 agency:H60.13 updated:03";
    private const string Due = "accepted id:H60.12-261102-0006 agency:H60.12 due:05 updated:03";
    private const string DueLater = "accepted id:H60.12-261102-0006 agency:H60.12 due:09 updated:06";

    /// <summary>A recorder's delta comes at any moment of a roll-up.</summary>
    public static Task<Scenario> RecorderAndRollUpAsync() =>
        Scenario.OfAsync("a recorder and a roll-up", [], [Here], [Actor.Recorder(AnotherDay), RollUp]);

    /// <summary>Both are to fold and publish the same two days of two procedures, beside a day that is published.</summary>
    public static Task<Scenario> TwoRollUpsAsync() => Scenario.OfAsync(
        "two roll-ups of one home", [Here], [AnotherDay, AnotherProcedure], [RollUp, RollUp]);

    /// <summary>One of them sees more than the other: the same row, another day of its month, another procedure.</summary>
    public static Task<Scenario> RecorderBetweenRollUpsAsync() => Scenario.OfAsync(
        "a recorder between two roll-ups of one home",
        [Here],
        [AnotherDay],
        [RollUp, Actor.Recorder(SameDay, ThirdDay, AnotherProcedure), RollUp]);

    /// <summary>The same, with turns and faults where deltas and touched rows are read, written or deleted, alone.</summary>
    public static Task<Scenario> FoldsAsync() => FoldsAsync(
        call => Calls.Mark(call) || Calls.ReadDeltas(call) || Calls.Fold(call) || Calls.ReadTouched(call) || Calls.DeleteTouched(call));

    /// <summary>The same, with turns and faults at folds alone.</summary>
    public static Task<Scenario> FoldsAloneAsync() => FoldsAsync(Calls.Fold);

    /// <summary>One of them knows of the other commune.</summary>
    public static Task<Scenario> TwoCommunesAsync() => Scenario.OfAsync(
        "two communes of one province", [], [Here], [RollUp, Actor.Recorder(Neighbour), RollUp]);

    /// <summary>A sum that was never published is gone again.</summary>
    public static Task<Scenario> MovedAwayAsync() => Scenario.OfAsync(
        "a dossier that moves away", [], [Here], [RollUp, Actor.Recorder(Elsewhere), RollUp], grows: false);

    /// <summary>A sum comes to what it was.</summary>
    public static Task<Scenario> MovedBackAsync() => Scenario.OfAsync(
        "a dossier that moves away and back",
        [Here, Latest],
        [Elsewhere],
        [RollUp, Actor.Recorder(HereAgain), RollUp],
        grows: false);

    /// <summary>A due date is moved.</summary>
    public static Task<Scenario> MovedDateAsync() => Scenario.OfAsync(
        "a due date that moves", [Due], [DueLater], [RollUp, RollUp], grows: false);

    /// <summary>Answers are kept while figures change.</summary>
    public static Task<Scenario> RollUpAndReaderAsync() =>
        Scenario.OfAsync("a roll-up and a reader", [Here], [AnotherDay], [RollUp, Actor.Reader()]);

    /// <summary>Figures of two communes and of their province itself are read while dossiers are closed, received and moved.</summary>
    public static Task<Scenario> RollUpAndWeekReaderAsync() => FiguresReaderAsync(reader => reader.WeekAsync());

    /// <summary>The same of several weeks.</summary>
    public static Task<Scenario> RollUpAndSeriesReaderAsync() => FiguresReaderAsync(reader => reader.SeriesAsync());

    /// <summary>The same of the present.</summary>
    public static Task<Scenario> RollUpAndPresentReaderAsync() => FiguresReaderAsync(reader => reader.PresentAsync());

    /// <summary>The week where nobody checks what is read.</summary>
    public static Task<Scenario> RollUpAndCarelessReaderAsync() => FiguresReaderAsync(reader => reader.UncheckedAsync());

    /// <summary>Two folds of different deltas share a ledger row: all deltas together are too many rows for one.</summary>
    public static Task<Scenario> SharedRowAsync() => SharedRowAsync([OfRow(900, 31, received: 6, due: 28)], due: 7);

    /// <summary>The same where the row is new.</summary>
    public static Task<Scenario> SharedNewRowAsync() => SharedRowAsync([], due: 20);

    private static Task<Scenario> FiguresReaderAsync(Func<FiguresReader, Task<JsonElement>> read) => Scenario.OfAsync(
        "a roll-up and a reader of figures",
        [Here, Neighbour, Due, Latest],
        [
            "resolved id:H60.12-261102-0006 agency:H60.12 due:05 finished:10 updated:10",
            "resolved id:H60.13-261102-0001 agency:H60.13 finished:09 updated:09",
            "accepted id:H60-261109-0001 agency:H60 received:09 updated:09",
            Elsewhere,
        ],
        [RollUp, Actor.FiguresReader(read)],
        grows: false);

    private static Task<Scenario> FoldsAsync(Func<TableCall, bool> points) => Scenario.OfAsync(
        "folds of one home", [], [Here], [RollUp, Actor.Recorder(AnotherDay), RollUp], points: points);

    private static Task<Scenario> SharedRowAsync(string[] rolledUp, int due) => Scenario.OfAsync(
        "folds that share a row",
        rolledUp,
        [OfRow(901, 31, received: 6, due)],
        [RollUp, Actor.Recorder(Enumerable.Range(0, 32).Select(number => OfRow(number, number, received: 2, due: 5))), RollUp],
        grows: false,
        points: Calls.Fold);

    private static string OfRow(int number, int procedure, int received, int due) =>
        $"accepted id:H60.12-261102-{number:0000} procedure:1.{procedure:000000} received:{received:00} due:{due:00}";
}
