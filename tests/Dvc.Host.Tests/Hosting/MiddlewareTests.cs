using System.Net;
using Functions.Worker.Tests.Http;
using Functions.Worker.Tests.Support;
using Microsoft.Extensions.Hosting;

namespace Functions.Worker.Tests.Hosting;

public sealed class MiddlewareTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_surrounds_the_function_but_not_the_response()
    {
        await using var host = await TestHost.StartAsync(
            typeof(WebFunctions), configure: builder => builder.UseMiddleware<RecordingMiddleware>());

        await host.Client.GetStringAsync("api/open", Cancelled);

        host.Probe.Calls.ShouldBe(["before Open GET", "after False"]);
    }

    [Fact]
    public async Task It_may_answer_for_a_function_that_failed()
    {
        await using var host = await TestHost.StartAsync(
            typeof(WebFunctions), configure: builder => builder.UseMiddleware<RecordingMiddleware>());

        (await host.Client.GetAsync("api/fail", Cancelled)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Stages_run_in_the_order_in_which_they_were_added()
    {
        var order = new List<string>();
        await using var host = await TestHost.StartAsync(typeof(WebFunctions), configure: builder => builder
            .Use(next => context =>
            {
                order.Add("first");
                return next(context);
            })
            .Use(next => context =>
            {
                order.Add("second");
                return next(context);
            }));

        await host.Client.GetStringAsync("api/open", Cancelled);

        order.ShouldBe(["first", "second"]);
    }
}
