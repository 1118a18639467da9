using Dvc.Azurite;
using Dvc.Host.Admin;
using Dvc.Host.Functions;
using Dvc.Host.Http;
using Dvc.Host.Queues;
using Dvc.Host.Settings;
using Dvc.Host.Timers;
using Dvc.Host.Workers;
using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Dvc.Host.Hosting;

/// <summary>Where everything comes together.</summary>
internal static class FunctionsHost
{
    /// <summary>Runs an app until a signal or the end of its worker.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(HostConfiguration configuration, CancellationToken cancellationToken)
    {
        HttpServer.RequireFreePort(configuration.Host);
        var time = TimeProvider.System;
        using var loggers = LoggerFactory.Create(logging => HostLogging.Configure(logging, configuration.HostJson));
        await using var storage = await UseStorageAsync(configuration, cancellationToken);
        await using var workers =
            await WorkerSupervisor.StartAsync(configuration.ReadApp(), time, loggers, cancellationToken);
        await using var app = Build(configuration, workers.Functions, workers, time, loggers);
        app.Lifetime.ApplicationStopping.Register(workers.Retire);
        await StartAsync(app, cancellationToken);
        var ending = app.WaitForShutdownAsync(cancellationToken);
        var isGivenUp = await Task.WhenAny(ending, workers.Supervision) != ending && await workers.Supervision;
        app.Lifetime.StopApplication();
        await ending;
        return isGivenUp || HasFailed(app) ? 1 : 0;
    }

    /// <summary>The host of functions that somebody else runs; not started.</summary>
    public static WebApplication Build(
        HostConfiguration configuration,
        IEnumerable<FunctionDescription> descriptions,
        IFunctionRunner runner,
        TimeProvider time,
        ILoggerFactory loggers)
    {
        var functions = AppFunctions.Read(descriptions, configuration.Settings, configuration.HostJson.RoutePrefix);
        if (!runner.AnswersHttp && functions.Of<HttpFunction>().Any(function => function.IsEnabled))
        {
            throw new StartupException("HTTP functions need builder.ConfigureFunctionsWebApplication() in the app's Program.cs.");
        }

        var settings = configuration.Host;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => HttpServer.Configure(kestrel, settings));
        builder.Services
            .AddSingleton(runner).AddSingleton(time).AddSingleton(loggers).AddSingleton(settings).AddSingleton(functions)
            .AddSingleton(QueueOptions.Read(configuration.HostJson.Queues))
            .AddSingleton(functions.Of<QueueFunction>()).AddSingleton(functions.Of<TimerFunction>());
        AddServices(builder.Services, configuration);
        var app = builder.Build();
        app.UseMiddleware<HttpFailures>();
        app.UseHostFiltering();
        if (settings.CorsOrigins.Count > 0)
        {
            app.UseCors();
        }

        app.UseMiddleware<Homepage>();
        app.UseRouting();
        HttpRoutes.Map(app, functions.Of<HttpFunction>());
        app.Services.GetRequiredService<AdminEndpoints>().Map(app);
        app.Lifetime.ApplicationStarted.Register(app.Services.GetRequiredService<StartupReport>().Write);
        app.Services.GetRequiredService<Shutdown>();
        return app;
    }

    private static async Task<DevelopmentStorage?> UseStorageAsync(
        HostConfiguration configuration, CancellationToken cancellationToken)
    {
        try
        {
            return configuration.AsksForDevelopmentStorage
                ? await DevelopmentStorage.UseAsync(configuration.Host.DataDirectory, configuration.Host.PlainAzurite, cancellationToken)
                : null;
        }
        catch (StorageTakenException taken)
        {
            throw new StartupException(taken.Message) { ExitCode = 2 };
        }
        catch (Exception exception) when (exception is InvalidOperationException or TimeoutException)
        {
            throw new StartupException(exception.Message);
        }
    }

    private static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            throw new StartupException(exception.Message) { ExitCode = 2 }; // Somebody took the port meanwhile.
        }
    }

    // Its exception is in the log, and has stopped the host.
    private static bool HasFailed(WebApplication app) =>
        app.Services.GetServices<IHostedService>().OfType<BackgroundService>().Any(service => service.ExecuteTask?.IsFaulted == true);

    private static void Permit(CorsPolicyBuilder policy, HostSettings settings)
    {
        policy.WithOrigins([.. settings.CorsOrigins]).AllowAnyHeader().AllowAnyMethod();
        if (settings.CorsCredentials)
        {
            policy.AllowCredentials();
        }
    }

    private static void AddServices(IServiceCollection services, HostConfiguration configuration)
    {
        var settings = configuration.Host;
        services.AddRouting().AddHttpForwarder();
        services.AddHostFiltering(options =>
        {
            // A page elsewhere can have its own name lead here (DNS rebinding), and would then be of this origin.
            options.AllowedHosts = ["localhost", "127.0.0.1", "[::1]", .. settings.AllowedHosts];
            options.AllowEmptyHosts = false;
            options.IncludeFailureMessage = false;
        });
        if (settings.CorsOrigins.Count > 0)
        {
            services.AddCors(cors => cors.AddDefaultPolicy(policy => Permit(policy, settings)));
        }

        services.AddSingleton<MatcherPolicy, HttpMethodPolicy>();
        services.AddSingleton<HostKeys>().AddSingleton<HttpInvocations>().AddSingleton<AdminEndpoints>();
        services.AddSingleton<Shutdown>().AddSingleton<StartupReport>();

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
