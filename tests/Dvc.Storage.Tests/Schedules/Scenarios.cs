namespace Dvc.Storage.Tests.Schedules;

/// <summary>Small scenarios in which the rules of the protocol meet.</summary>
internal static class Scenarios
{
    private const string One = "accepted id:H60.12-261102-0001 agency:H60.12 updated:03";
    private const string OneElsewhere = "accepted id:H60.12-261102-0001 agency:H60.13 updated:04";
    private const string OneAgain = "accepted id:H60.12-261102-0001 agency:H60.12 updated:05";
    private const string AnotherDay = "accepted id:H60.12-261102-0002 agency:H60.12 received:03 updated:03";
    private const string AnotherProcedure = "accepted id:H60.12-261102-0003 agency:H60.12 procedure:1.000031 received:03 updated:03";
    private const string Neighbour = "accepted id:H60.13-261102-0001 agency:H60.13 updated:03";

    public static Task<Scenario> TwoRollUpsAsync() => Scenario.OfAsync(
        "two roll-ups of one home", [One], [AnotherDay, AnotherProcedure], Actor.RollUp(), Actor.RollUp());

    public static Task<Scenario> RecorderAndRollUpAsync() => Scenario.OfAsync(
        "a recorder and a roll-up", [], [One], Actor.Recorder(AnotherDay), Actor.RollUp());

    public static Task<Scenario> RecorderAndTwoRollUpsAsync() => Scenario.OfAsync(
        "a recorder and two roll-ups", [One], [AnotherDay], Actor.Recorder(AnotherProcedure), Actor.RollUp(), Actor.RollUp());

    public static Task<Scenario> TwoCommunesAsync() => Scenario.OfAsync(
        "two communes of one province", [], [One], Actor.Recorder(Neighbour), Actor.RollUp(), Actor.RollUp());

    public static Task<Scenario> RollUpAndReaderAsync() => Scenario.OfAsync(
        "a roll-up and a reader", [One], [AnotherDay], Actor.RollUp(), Actor.Reader());
}
