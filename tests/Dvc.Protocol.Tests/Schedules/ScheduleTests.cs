using System.Globalization;

namespace Dvc.Protocol.Tests.Schedules;

/// <summary>
/// Every schedule of small scenarios, within bounds: whatever the order of storage calls, whoever dies, in the end ledger,
/// facts, kpis and moved dates are as everything that was sent posts them, no derived row ever went back to an older sum,
/// no answer was older than it may be, and none contradicted itself (<c>docs/protocol.md</c>).
/// </summary>
public sealed class ScheduleTests(ITestOutputHelper output)
{
    /// <summary>Other bounds for all scenarios: so many preemptions, a comma, and so many faults of any kind. Takes from minutes to days.</summary>
    private const string Wider = "DVC_SCHEDULES";

    private static readonly Fault[] Faults = [Fault.Death, Fault.LostRequest, Fault.LostAnswer, Fault.OwnConflict];

    private static readonly (Func<Task<Scenario>> Scenario, Bounds Bounds)[] All =
    [
        (Scenarios.RecorderAndRollUpAsync, new Bounds(2, 0)),
        (Scenarios.RecorderAndRollUpAsync, new Bounds(0, 1, Faults)),
        (Scenarios.TwoRollUpsAsync, new Bounds(1, 0)),
        (Scenarios.TwoRollUpsAsync, new Bounds(0, 1, Faults)),
        (Scenarios.RollUpAndReaderAsync, new Bounds(1, 0)),
        (Scenarios.RollUpAndReaderAsync, new Bounds(0, 1, Faults)),
        (Scenarios.RollUpAndWeekReaderAsync, new Bounds(1, 0)),
        (Scenarios.RollUpAndSeriesReaderAsync, new Bounds(1, 0)),
        (Scenarios.RollUpAndPresentReaderAsync, new Bounds(1, 0)),
        (Scenarios.RecorderBetweenRollUpsAsync, new Bounds(1, 0)),
        (Scenarios.TwoCommunesAsync, new Bounds(0, 1, Fault.Death)),
        (Scenarios.MovedAwayAsync, new Bounds(0, 0)),
        (Scenarios.MovedBackAsync, new Bounds(0, 0)),
        (Scenarios.MovedDateAsync, new Bounds(0, 1, Faults)),
        (Scenarios.FoldsAsync, new Bounds(1, 0)),
        (Scenarios.FoldsAloneAsync, new Bounds(2, 1, Fault.Death)),
        (Scenarios.SharedRowAsync, new Bounds(2, 0)),
        (Scenarios.SharedNewRowAsync, new Bounds(2, 0)),
    ];

    /// <summary>A scenario by its name, and the bounds.</summary>
    public static TheoryData<string, int> Explorations => Environment.GetEnvironmentVariable(Wider) is { Length: > 0 }
        ? [.. All.Select((one, index) => (one.Scenario.Method.Name, index)).DistinctBy(one => one.Name)]
        : [.. All.Select((one, index) => (one.Scenario.Method.Name, index))];

    [Theory]
    [MemberData(nameof(Explorations))]
    public async Task Every_schedule_comes_to_the_right_numbers(string scenario, int number)
    {
        var exploration = await new Explorer(await All[number].Scenario(), Within(All[number].Bounds)).RunAsync();
        output.WriteLine($"{scenario}: {exploration}");

        exploration.Violation.ShouldBeNull();
        exploration.Schedules.ShouldBeGreaterThan(1);
    }

    private static Bounds Within(Bounds usual)
    {
        var wider = Environment.GetEnvironmentVariable(Wider);
        if (string.IsNullOrEmpty(wider))
        {
            return usual;
        }

        var numbers = wider.Split(',');
        return new Bounds(int.Parse(numbers[0], CultureInfo.InvariantCulture), int.Parse(numbers[1], CultureInfo.InvariantCulture), Faults);
    }
}
