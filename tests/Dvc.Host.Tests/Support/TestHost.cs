using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Functions.Worker.Tests.Support;

/// <summary>A host in this process, with the functions of chosen types, on a free port and in a folder of its own.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly IHost host;
    private readonly TestFolder? ownFolder;

    private TestHost(IHost host, LogCapture logs, TestFolder? ownFolder)
    {
        this.host = host;
        this.ownFolder = ownFolder;
        Logs = logs;
        Address = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Address.Port}") };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public LogCapture Logs { get; }

    public Probe Probe => host.Services.GetRequiredService<Probe>();

    public static async Task<TestHost> StartAsync(
        Type functions,
        (string Name, string? Value)[]? settings = null,
        Action<FunctionsApplicationBuilder>? configure = null,
        TestFolder? folder = null)
    {
        var created = folder is null ? new TestFolder() : null;
        var logs = new LogCapture();
        var builder = Builder([functions], settings, folder ?? created!);
        builder.Logging.ClearProviders().AddProvider(logs);
        configure?.Invoke(builder);
        var built = builder.Build();
        await built.StartAsync(TestContext.Current.CancellationToken);
        return new TestHost(built, logs, created);
    }

    /// <summary>An app that is not started.</summary>
    public static FunctionsApplicationBuilder Builder(
        Type[] functions, (string Name, string? Value)[]? settings, TestFolder folder)
    {
        var builder = new FunctionsApplicationBuilder(
            ["--port", "0", "--data", Path.Combine(folder.Path, "data")], functions, folder.Path);
        builder.Configuration.AddInMemoryCollection(settings?
            .GroupBy(setting => setting.Name, (name, values) => KeyValuePair.Create(name, values.Last().Value)));
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddSingleton<Probe>();
        return builder;
    }

    public Task StopAsync() => host.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Probe.Release();
        await host.StopAsync(CancellationToken.None);
        Client.Dispose();
        await ((IAsyncDisposable)host).DisposeAsync();
        ownFolder?.Dispose();
    }
}
