namespace Dvc.Storage.Tests.Schedules;

/// <summary>
/// That exploring finds what it is for: workers that break one rule each, in a scenario and within bounds where some
/// schedule shows it. The same scenarios without the breach are right in every schedule (<see cref="ScheduleTests"/>).
/// </summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    private static readonly Bounds Turn = new(1, 0);
    private static readonly Bounds Death = new(0, 1, Fault.Death);
    private static readonly Bounds Failure = new(0, 1, Fault.LostRequest, Fault.LostAnswer);
    private static readonly Bounds TurnAndDeath = new(1, 1, Fault.Death);
    private static readonly Bounds TwoTurnsAndDeath = new(2, 1, Fault.Death);

    private static readonly (Mutant Mutant, Func<Task<Scenario>> Scenario, Bounds Bounds)[] All =
    [
        (FoldMutants.OneScan, Scenarios.FoldsAsync, TurnAndDeath),
        (FoldMutants.GivingUp, Scenarios.FoldsAsync, TwoTurnsAndDeath),
        (FoldMutants.OwnAlone, Scenarios.TwoRollUpsAsync, Death),
        (FoldMutants.LedgerByUpsert, () => Scenarios.LargeFoldsAsync(isNew: true), Turn),
        (FoldMutants.LedgerByUpsert, () => Scenarios.LargeFoldsAsync(isNew: false), Turn),
        (FoldMutants.TouchedDeletedFirst, Scenarios.TwoRollUpsAsync, Death),
        (FoldMutants.AllTouchedDeleted, Scenarios.FoldsAsync, TurnAndDeath),
        (FoldMutants.MovesDeletedFirst, Scenarios.MovedDateAsync, Death),
        (MarkMutants.MarkedBefore, Scenarios.RecorderAndRollUpAsync, Turn),
        (MarkMutants.MarkedIfChanged, Scenarios.RecorderAndRollUpAsync, Death),
        (MarkMutants.NotMarked, Scenarios.RecorderAndRollUpAsync, Turn),
        (MarkMutants.TwoTransactions, Scenarios.RecorderAndRollUpAsync, Death),
        (MarkMutants.AnyMarkDeleted, Scenarios.RecorderAndRollUpAsync, Turn),
        (PublicationMutants.FactsByUpsert, Scenarios.RecorderBetweenRollUpsAsync, Turn),
        (PublicationMutants.SecondCopyByUpsert, Scenarios.RecorderBetweenRollUpsAsync, Turn),
        (PublicationMutants.ProcedureByUpsert, Scenarios.RecorderBetweenRollUpsAsync, Turn),
        (PublicationMutants.VersionReadLast, Scenarios.RecorderBetweenRollUpsAsync, Turn),
        (PublicationMutants.EqualLeftOut, Scenarios.MovedBackAsync, Turn),
        (PublicationMutants.StoppingAtUnchanged, Scenarios.TwoRollUpsAsync, Death),
        (PublicationMutants.ZerosLeftOut, Scenarios.MovedAwayAsync, Turn),
        (PublicationMutants.EmptyLeftOut, Scenarios.MovedAwayAsync, Turn),
        (PublicationMutants.VersionFirst, Scenarios.RollUpAndReaderAsync, Turn),
        (PublicationMutants.VersionLast, Scenarios.RollUpAndReaderAsync, Death),
        (PublicationMutants.VersionOfSuccessAlone, Scenarios.RollUpAndReaderAsync, Failure),
    ];

    public static TheoryData<int, string> Mutants => [.. All.Select((one, index) => (index, one.Mutant.Breaks))];

    [Theory]
    [MemberData(nameof(Mutants))]
    public async Task A_broken_rule_is_found(int number, string breaks)
    {
        var (mutant, scenario, bounds) = All[number];
        var exploration = new Explorer(await scenario(), bounds, mutant).Run();
        output.WriteLine($"{breaks}: {exploration}");

        exploration.Violation.ShouldNotBeNull();
    }
}
