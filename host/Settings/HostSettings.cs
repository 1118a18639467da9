namespace Dvc.Host.Settings;

/// <summary>The settings of this host itself, which Azure Functions does not have.</summary>
internal sealed record HostSettings
{
    /// <summary><c>--port</c>, or <c>LocalHttpPort</c> of local.settings.json; 0 takes a free one.</summary>
    public required int Port { get; init; }

    /// <summary><c>--data</c>: where Azurite and the timers keep what must outlive the host.</summary>
    public required string DataDirectory { get; init; }

    /// <summary><c>--plain</c>: an Azurite that has to be started goes without the index by keys.</summary>
    public required bool PlainAzurite { get; init; }

    public required string? FunctionKey { get; init; }

    public required string? MasterKey { get; init; }

    /// <summary>For how long a received message is hidden from others; renewed while its function runs.</summary>
    public required TimeSpan QueueLease { get; init; }

    /// <summary>For how long a stopping host waits for what runs.</summary>
    public required TimeSpan ShutdownTimeout { get; init; }

    /// <summary>From where browsers may call; none by default.</summary>
    public required IReadOnlyList<string> CorsOrigins { get; init; }

    public required bool CorsCredentials { get; init; }

    public static HostSettings From(IConfiguration settings)
    {
        var read = SettingValues.Read(() => Read(settings));
        return read.CorsCredentials && read.CorsOrigins.Contains("*", StringComparer.Ordinal)
            ? throw new StartupException("Host.CORS: with CORSCredentials browsers take no '*', only origins by name.")
            : read;
    }

    private static HostSettings Read(IConfiguration settings) => new()
    {
        Port = settings.GetValue("Host:LocalHttpPort", 7071),
        DataDirectory = Path.GetFullPath(settings["Host:Data"] ?? ".azurite"),
        PlainAzurite = settings.GetValue("Host:PlainAzurite", false),
        FunctionKey = NotEmpty(settings["FunctionKey"]),
        MasterKey = NotEmpty(settings["MasterKey"]),
        QueueLease = settings.GetValue("QueueLease", TimeSpan.FromSeconds(30)),
        ShutdownTimeout = settings.GetValue("ShutdownTimeout", TimeSpan.FromSeconds(30)),
        CorsOrigins = settings["Host:CORS"]?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
        CorsCredentials = settings.GetValue("Host:CORSCredentials", false),
    };

    private static string? NotEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
