using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Kestrel's configuration.</summary>
internal static class HttpServer
{
    // What Azure Functions takes. Functions set smaller limits themselves, and answer for them.
    private const long LargestBody = 210_000_000;

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
