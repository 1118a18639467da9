namespace Dvc.Host.Settings;

/// <summary>The settings of this host itself, which Azure Functions does not have.</summary>
internal sealed record HostSettings
{
    /// <summary>The largest number of a port.</summary>
    public const int LargestPort = 65_535;

    // What the queue service takes.
    private static readonly TimeSpan ShortestLease = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestLease = TimeSpan.FromDays(7);

    private static readonly TimeSpan LongestShutdown = TimeSpan.FromDays(1);

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
        var problem = read switch
        {
            { Port: < 0 or > LargestPort } => "Host.LocalHttpPort: a port is 0 to 65535.",
            { QueueLease: var lease } when lease < ShortestLease || lease > LongestLease => "QueueLease: it is one second to seven days.",
            { ShutdownTimeout: var timeout } when timeout < TimeSpan.Zero || timeout > LongestShutdown =>
                "ShutdownTimeout: it is not negative, and one day at most.",
            { CorsCredentials: true } when read.CorsOrigins.Contains("*", StringComparer.Ordinal) =>
                "Host.CORS: with CORSCredentials browsers take no '*', only origins by name.",
            _ => null,
        };
        return problem is null ? read : throw new StartupException(problem);
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
