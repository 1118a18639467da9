using Dvc.Host.Functions;
using Dvc.Host.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dvc.Host.Tests.Support;

/// <summary>The host in this process, on a free port and in a folder of its own, with a fake in place of a worker.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ILoggerFactory loggers;
    private readonly TestFolder? ownFolder;

    private TestHost(WebApplication app, Probe probe, LogCapture logs, ILoggerFactory loggers, TestFolder? ownFolder)
    {
        this.app = app;
        this.loggers = loggers;
        this.ownFolder = ownFolder;
        Probe = probe;
        Logs = logs;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Client = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public LogCapture Logs { get; }

    public Probe Probe { get; }

    /// <summary>Starts it.</summary>
    /// <param name="functions">As a worker would describe them.</param>
    /// <param name="run">What they do.</param>
    /// <param name="settings">Of the app and of the host; the last of a name wins.</param>
    /// <param name="time">The machine's own by default.</param>
    /// <param name="folder">For the files of the app and of the host.</param>
    /// <param name="ready">Ends when functions can be run.</param>
    public static async Task<TestHost> StartAsync(
        FunctionDescription[] functions,
        FakeRunner.Run run,
        (string Name, string? Value)[]? settings = null,
        TimeProvider? time = null,
        TestFolder? folder = null,
        Task? ready = null)
    {
        var created = folder is null ? new TestFolder() : null;
        var logs = new LogCapture();
        var probe = new Probe();
        var logging = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        var built = FunctionsHost.Build(
            Configuration(folder ?? created!, settings),
            functions,
            new FakeRunner(probe, run, ready ?? Task.CompletedTask),
            time ?? TimeProvider.System,
            logging);
        await built.StartAsync(TestContext.Current.CancellationToken);
        return new TestHost(built, probe, logs, logging, created);
    }

    /// <summary>What a host is told.</summary>
    public static HostConfiguration Configuration(TestFolder folder, (string Name, string? Value)[]? settings) =>
        HostConfiguration.Read(folder.Path, settingsFile: null, new (string Name, string? Value)[]
            {
                ("Host:LocalHttpPort", "0"), ("Host:Data", folder.In("data")),
            }
            .Concat(settings ?? [])
            .GroupBy(setting => setting.Name, (name, values) => KeyValuePair.Create(name, values.Last().Value)));

    public Task StopAsync() => app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Probe.Release();
        await app.StopAsync(CancellationToken.None);
        Client.Dispose();
        await app.DisposeAsync();
        loggers.Dispose();
        ownFolder?.Dispose();
    }
}
