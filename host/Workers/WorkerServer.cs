using System.Net;
using Dvc.Host.Protocol;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Dvc.Host.Workers;

/// <summary>
/// The gRPC server for the workers: on a port of its own, for this machine alone, and longer there than the server for
/// clients, which would otherwise wait for the workers' streams when it stops.
/// </summary>
internal sealed class WorkerServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private WorkerServer(WebApplication app)
    {
        this.app = app;
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/";
    }

    public string Address { get; }

    public WorkerConnections Connections => app.Services.GetRequiredService<WorkerConnections>();

    public static async Task<WorkerServer> StartAsync(ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(loggers).AddSingleton<WorkerConnections>().AddRouting();
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = null);
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        var built = builder.Build();
        built.UseRouting();
        built.MapGrpcService<EventStreamService>();
        await built.StartAsync(cancellationToken);
        return new WorkerServer(built);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
