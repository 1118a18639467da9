using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>The settings of this host itself, which Azure Functions does not have.</summary>
internal sealed record HostSettings
{
    /// <summary><c>--port</c>, or <c>Host:LocalHttpPort</c> of local.settings.json; 0 takes a free one.</summary>
    public required int Port { get; init; }

    /// <summary><c>--data</c>: where Azurite and the timers keep what must outlive the host.</summary>
    public required string DataDirectory { get; init; }

    public required string? FunctionKey { get; init; }

    public required string? MasterKey { get; init; }

    /// <summary>For how long a received message is hidden from others; renewed while its function runs.</summary>
    public required TimeSpan QueueLease { get; init; }

    /// <summary>For how long a stopping host waits for what runs.</summary>
    public required TimeSpan ShutdownTimeout { get; init; }

    public static HostSettings From(IConfiguration settings) => new()
    {
        Port = settings.GetValue("Host:LocalHttpPort", 7071),
        DataDirectory = Path.GetFullPath(settings["Host:Data"] ?? ".azurite"),
        FunctionKey = NotEmpty(settings["FunctionKey"]),
        MasterKey = NotEmpty(settings["MasterKey"]),
        QueueLease = settings.GetValue("QueueLease", TimeSpan.FromSeconds(30)),
        ShutdownTimeout = settings.GetValue("ShutdownTimeout", TimeSpan.FromSeconds(30)),
    };

    private static string? NotEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
