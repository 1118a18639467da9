using Microsoft.Azure.Functions.Worker.Execution;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Azure.Functions.Worker.Queues;
using Microsoft.Azure.Functions.Worker.Timers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>What the host is made of.</summary>
internal static class FunctionsHostServices
{
    public static void AddFunctionsHost(
        this IServiceCollection services,
        HostSettings settings,
        AppFunctions functions,
        QueueOptions queueOptions,
        FunctionExecutionDelegate pipeline)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings).AddSingleton(functions).AddSingleton(queueOptions).AddSingleton(pipeline);
        services.AddSingleton<Shutdown>().AddSingleton<FunctionExecutor>().AddSingleton<StartupReport>();

        services.AddRouting();
        services.AddSingleton<MatcherPolicy, HttpMethodPolicy>();
        services.AddSingleton<HostKeys>().AddSingleton<AdminEndpoints>().AddSingleton<HttpHost>();

        services.AddHostedService<QueueListeners>();
        services.AddSingleton<TimerListeners>().AddHostedService(provider => provider.GetRequiredService<TimerListeners>());
        services.AddSingleton<ManualRuns>().AddHostedService(provider => provider.GetRequiredService<ManualRuns>());

        services.Configure<HostOptions>(options =>
        {
            options.ServicesStopConcurrently = true; // HTTP, queues and timers stop taking work at the same moment.
            options.ShutdownTimeout = settings.ShutdownTimeout + Shutdown.Grace;
        });
    }
}
