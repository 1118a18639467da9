using System.Globalization;

namespace Dvc.Storage.Tests.Schedules;

/// <summary>
/// Every schedule of small scenarios, within bounds: whatever the order of storage calls, whoever dies, in the end ledger,
/// facts, kpis and moved dates are as everything that was sent posts them, no derived row ever went back to an older sum,
/// and no answer was older than it may be (<c>docs/protocol.md</c>).
/// </summary>
public sealed class ScheduleTests(ITestOutputHelper output)
{
    /// <summary>Explores with so many preemptions, and one fault of any kind, instead: takes from minutes to hours.</summary>
    private const string Preemptions = "DVC_SCHEDULES_PREEMPTIONS";

    private static readonly Fault[] Faults = [Fault.Death, Fault.LostRequest, Fault.LostAnswer, Fault.OwnConflict];

    private static readonly (Func<Task<Scenario>> Scenario, Bounds Bounds)[] All =
    [
        (Scenarios.RecorderAndRollUpAsync, new Bounds(2, 0)),
        (Scenarios.RecorderAndRollUpAsync, new Bounds(1, 1, Fault.Death)),
        (Scenarios.TwoRollUpsAsync, new Bounds(1, 0)),
        (Scenarios.TwoRollUpsAsync, new Bounds(0, 1, Faults)),
        (Scenarios.RollUpAndReaderAsync, new Bounds(1, 0)),
        (Scenarios.RollUpAndReaderAsync, new Bounds(0, 1, Faults)),
        (Scenarios.RecorderBetweenRollUpsAsync, new Bounds(1, 0)),
        (Scenarios.TwoCommunesAsync, new Bounds(1, 0)),
        (Scenarios.MovedAwayAsync, new Bounds(1, 0)),
        (Scenarios.MovedBackAsync, new Bounds(1, 0)),
        (Scenarios.MovedDateAsync, new Bounds(0, 1, Faults)),
        (Scenarios.FoldsAsync, new Bounds(1, 1, Fault.Death)),
        (() => Scenarios.LargeFoldsAsync(isNew: true), new Bounds(1, 0)),
        (() => Scenarios.LargeFoldsAsync(isNew: false), new Bounds(1, 0)),
    ];

    public static TheoryData<int> Explorations => [.. Enumerable.Range(0, All.Length)];

    [Theory]
    [MemberData(nameof(Explorations))]
    public async Task Every_schedule_comes_to_the_right_numbers(int number)
    {
        var (scenario, bounds) = All[number];
        var exploration = new Explorer(await scenario(), Wider(bounds)).Run();
        output.WriteLine(exploration.ToString());

        exploration.Violation.ShouldBeNull();
        exploration.Schedules.ShouldBeGreaterThan(1);
    }

    private static Bounds Wider(Bounds bounds) => Environment.GetEnvironmentVariable(Preemptions) is { Length: > 0 } text
        ? new Bounds(int.Parse(text, CultureInfo.InvariantCulture), 1, Faults)
        : bounds;
}
