using System.Net;
using System.Net.Sockets;
using Dvc.Host.Settings;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Dvc.Host.Http;

/// <summary>Kestrel's configuration for clients.</summary>
internal static class HttpServer
{
    // What the published host takes. Functions set smaller limits themselves, and answer for them.
    private const long LargestBody = 104_857_600;

    public static void Configure(KestrelServerOptions kestrel, HostSettings settings)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBody;
        if (new HostKeys(settings).Any)
        {
            kestrel.ListenAnyIP(settings.Port);
        }
        else
        {
            kestrel.Listen(IPAddress.Loopback, settings.Port);
        }
    }

    /// <summary>Finds out before anything starts whether the port can be had: an app that must end at once should not take work first.</summary>
    public static void RequireFreePort(HostSettings settings)
    {
        var address = new HostKeys(settings).Any ? IPAddress.Any : IPAddress.Loopback;
        using var probe = new TcpListener(address, settings.Port);
        try
        {
            probe.Start();
        }
        catch (SocketException refused)
        {
            throw new StartupException($"Port {settings.Port} cannot be had ({refused.Message}): end what has it, or name another with --port; 0 takes a free one.")
            {
                ExitCode = 2,
            };
        }
    }
}
