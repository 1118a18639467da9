using System.Net;
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
}
