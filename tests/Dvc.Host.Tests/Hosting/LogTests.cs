using System.Net;
using Dvc.Host.Tests.Support;

namespace Dvc.Host.Tests.Hosting;

[Collection<HostsCollection>]
public sealed class LogTests(KeyedHost host)
{
    [Fact]
    public async Task No_key_and_no_query_reaches_a_log_whatever_the_levels_are()
    {
        foreach (var path in new[] { "api/echo/log", "api/read", "api/fail", "api/nothing", "admin/host/status", "admin/functions/Tick" })
        {
            using var inQuery = await host.SendAsync(HttpMethod.Get, $"{path}?code={KeyedHost.MasterKey}&who=somebody", key: null);
            using var inHeader = await host.SendAsync(HttpMethod.Get, $"{path}?who=somebody", KeyedHost.FunctionKey);
        }

        using var failed = await host.SendAsync(HttpMethod.Get, "api/fail", key: null);
        failed.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        await Eventually.BeTrueAsync(() => host.Process.Output.Count(line => line.Contains("Function.Fail") && line.Contains("Failed")) >= 2);

        host.Process.Output.ShouldContain(line => line.Contains("dbug: ") || line.Contains("trce: "));
        host.Process.Output.ShouldNotContain(line =>
            line.Contains(KeyedHost.FunctionKey) || line.Contains(KeyedHost.MasterKey) || line.Contains("somebody"));
    }
}
