using System.Net.Http.Json;
using System.Text.Json;
using Dvc.Host.Tests.Support;

namespace Dvc.Host.Tests.Timers;

[Collection<HostsCollection>]
public sealed class TimerInputTests(RunningHost host)
{
    [Fact]
    public async Task A_timer_arrives_with_its_schedule()
    {
        var before = DateTime.UtcNow;
        using var response = await host.Client.PostAsJsonAsync("admin/functions/Tick", new { }, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();

        await Eventually.BeTrueAsync(() => host.Folder.Has("tick"));

        var timer = JsonElement.Parse(host.Folder.Read("tick"));
        timer.GetProperty("IsPastDue").GetBoolean().ShouldBeFalse();
        var status = timer.GetProperty("ScheduleStatus");
        var next = status.GetProperty("Next").GetDateTime();
        next.Kind.ShouldBe(DateTimeKind.Utc);
        (next.Minute % 5, next.Second).ShouldBe((0, 0));
        next.ShouldBeInRange(before.AddMinutes(-5), before.AddMinutes(5));
        status.GetProperty("LastUpdated").GetDateTime().ShouldBeInRange(before.AddMinutes(-5), DateTime.UtcNow);
    }
}
