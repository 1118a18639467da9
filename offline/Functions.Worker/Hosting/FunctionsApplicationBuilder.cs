using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker.Execution;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Builds the app; here that is also the host that runs its functions.</summary>
public sealed class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly WebApplicationBuilder web;
    private readonly IReadOnlyList<Type> types;
    private readonly string directory;
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware = [];
    private bool servesHttp;

    /// <summary>A builder for the functions of the given types.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="types">Where the functions are looked for.</param>
    /// <param name="directory">Where host.json and local.settings.json are.</param>
    internal FunctionsApplicationBuilder(string[] args, IReadOnlyList<Type> types, string directory)
    {
        this.types = types;
        this.directory = directory;
        var local = LocalSettings.Read(directory).ToList();
        web = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ContentRootPath = directory,
            EnvironmentName = LocalSettings.EnvironmentName(local),
        });
        Configuration
            .AddInMemoryCollection(local)
            .AddEnvironmentVariables()
            .AddCommandLine(args, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                ["--port"] = "Host:LocalHttpPort",
                ["--data"] = "Host:Data",
            });
        HostLogging.Configure(Logging, new HostJson(directory, Configuration));
        Services.AddHostedService<DevelopmentStorageService>(); // The first: others need storage when they start.
    }

    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)web).Properties;

    public ConfigurationManager Configuration => web.Configuration;

    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    public IHostEnvironment Environment => web.Environment;

    public ILoggingBuilder Logging => web.Logging;

    public IMetricsBuilder Metrics => web.Metrics;

    public IServiceCollection Services => web.Services;

    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)web).ConfigureContainer(factory, configure);

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        this.middleware.Add(middleware);
        return this;
    }

    /// <summary>Finds the functions, checks all there is to check, and builds the host.</summary>
    public IHost Build()
    {
        var settings = HostSettings.From(Configuration);
        var hostJson = new HostJson(directory, Configuration);
        var functions = AppFunctions.Discover(types, Configuration, hostJson.RoutePrefix);
        if (!servesHttp && functions.Http.Any())
        {
            throw new StartupException("HTTP functions need builder.ConfigureFunctionsWebApplication().");
        }

        Services.AddFunctionsHost(settings, functions, hostJson.Queues.Validated(), Pipeline());
        web.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => HttpServer.Configure(kestrel, settings));
        var app = web.Build();
        app.Services.GetRequiredService<HttpHost>().Map(app);
        app.Lifetime.ApplicationStarted.Register(app.Services.GetRequiredService<StartupReport>().Write);
        return app;
    }

    internal void ServeHttp()
    {
        if (!servesHttp)
        {
            servesHttp = true;
            Services.AddMvcCore();
            Use(HttpResults.Respond);
        }
    }

    private FunctionExecutionDelegate Pipeline() => Enumerable.Reverse(middleware).Aggregate(
        (FunctionExecutionDelegate)(context => ((Invocation)context).RunAsync()),
        (next, stage) => stage(next));
}
