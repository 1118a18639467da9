namespace Dvc.Storage.Tests.Schedules;

public sealed class ScheduleTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Try()
    {
        foreach (var scenario in new[] { await Scenarios.RecorderAndRollUpAsync(), await Scenarios.TwoRollUpsAsync(), await Scenarios.RollUpAndReaderAsync(), await Scenarios.TwoCommunesAsync(), await Scenarios.RecorderAndTwoRollUpsAsync() })
        {
            foreach (var bounds in new[] { new Bounds(0, 1, Fault.Death, Fault.LostRequest, Fault.LostAnswer, Fault.OwnConflict), new Bounds(1, 0), new Bounds(1, 1, Fault.Death) })
            {
                output.WriteLine(new Explorer(scenario, bounds).Run().ToString());
            }
        }
    }
}
