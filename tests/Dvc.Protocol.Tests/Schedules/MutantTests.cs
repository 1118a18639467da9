namespace Dvc.Protocol.Tests.Schedules;

/// <summary>
/// That exploring finds what it is for: workers that break one rule each, in a scenario and within bounds where some
/// schedule shows it. The same scenarios without the breach are right in every schedule (<see cref="ScheduleTests"/>).
/// </summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    private static readonly Bounds OneTurn = new(1, 0);
    private static readonly Bounds Death = new(0, 1, Fault.Death);
    private static readonly Bounds Failure = new(0, 1, Fault.LostRequest, Fault.LostAnswer);
    private static readonly Bounds TurnAndDeath = new(1, 1, Fault.Death);
    private static readonly Bounds TwoTurns = new(2, 0);
    private static readonly Bounds TwoTurnsAndDeath = new(2, 1, Fault.Death);

    private static readonly (Mutant Mutant, Func<Task<Scenario>> Scenario, Bounds Bounds)[] All =
    [
        (FoldMutants.OneScan, Scenarios.FoldsAsync, TwoTurnsAndDeath),
        (FoldMutants.GivingUp, Scenarios.FoldsAloneAsync, TwoTurnsAndDeath),
        (FoldMutants.OwnAlone, Scenarios.TwoRollUpsAsync, Death),
        (FoldMutants.LedgerByUpsert, Scenarios.SharedNewRowAsync, TwoTurns),
        (FoldMutants.LedgerByUpsert, Scenarios.SharedRowAsync, TwoTurns),
        (FoldMutants.TouchedDeletedFirst, Scenarios.TwoRollUpsAsync, Death),
        (FoldMutants.AllTouchedDeleted, Scenarios.FoldsAsync, TurnAndDeath),
        (FoldMutants.MovesDeletedFirst, Scenarios.MovedDateAsync, Death),
        (MarkMutants.MarkedBefore, Scenarios.RecorderAndRollUpAsync, OneTurn),
        (MarkMutants.MarkedIfChanged, Scenarios.RecorderAndRollUpAsync, Death),
        (MarkMutants.NotMarked, Scenarios.RecorderAndRollUpAsync, OneTurn),
        (MarkMutants.NotRenewed, Scenarios.FoldsAsync, TwoTurns),
        (MarkMutants.TwoTransactions, Scenarios.RecorderAndRollUpAsync, Death),
        (MarkMutants.AnyMarkDeleted, Scenarios.RecorderAndRollUpAsync, OneTurn),
        (PublicationMutants.FactsByUpsert, Scenarios.RecorderBetweenRollUpsAsync, OneTurn),
        (PublicationMutants.SecondCopyByUpsert, Scenarios.RecorderBetweenRollUpsAsync, OneTurn),
        (PublicationMutants.ProcedureByUpsert, Scenarios.RecorderBetweenRollUpsAsync, OneTurn),
        (PublicationMutants.VersionReadLast, Scenarios.RecorderBetweenRollUpsAsync, OneTurn),
        (PublicationMutants.EqualLeftOut, Scenarios.MovedBackAsync, OneTurn),
        (PublicationMutants.StoppingAtUnchanged, Scenarios.TwoRollUpsAsync, Death),
        (PublicationMutants.ZerosLeftOut, Scenarios.MovedAwayAsync, OneTurn),
        (PublicationMutants.EmptyLeftOut, Scenarios.MovedAwayAsync, OneTurn),
        (PublicationMutants.VersionFirst, Scenarios.RollUpAndReaderAsync, OneTurn),
        (PublicationMutants.VersionLast, Scenarios.RollUpAndReaderAsync, Death),
        (PublicationMutants.VersionOfSuccessAlone, Scenarios.RollUpAndReaderAsync, Failure),
    ];

    public static TheoryData<int, string> Mutants => [.. All.Select((one, index) => (index, one.Mutant.Breaks))];

    [Theory]
    [MemberData(nameof(Mutants))]
    public async Task A_broken_rule_is_found(int number, string breaks)
    {
        var (mutant, scenario, bounds) = All[number];
        var exploration = await new Explorer(await scenario(), bounds, mutant).RunAsync();
        output.WriteLine($"{breaks}: {exploration}");

        exploration.Violation.ShouldNotBeNull();
    }

    /// <summary>Breaks where <c>KpiReader</c> gives what it read without a look at its identities.</summary>
    [Fact]
    public async Task A_reader_that_does_not_check_is_found()
    {
        (await new Explorer(await Scenarios.RollUpAndCarelessReaderAsync(), new Bounds(0, 0)).RunAsync()).Violation.ShouldBeNull();
        var exploration = await new Explorer(await Scenarios.RollUpAndCarelessReaderAsync(), OneTurn).RunAsync();
        output.WriteLine($"checking what is read: {exploration}");

        exploration.Violation.ShouldNotBeNull().ShouldContain("contradict each other");
    }
}
