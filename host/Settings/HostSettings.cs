using System.Text.Json;

namespace Dvc.Host.Settings;

/// <summary>The settings of this host itself, which Azure Functions does not have.</summary>
internal sealed record HostSettings
{
    /// <summary>The setting that names origins, for the published host and for apps.</summary>
    public const string CorsAllowedOrigins = "CORS_ALLOWED_ORIGINS";

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

    /// <summary>The names that this host answers to (<c>Host</c>, RFC 9110, 7.2), beside those of this machine itself.</summary>
    public required IReadOnlyList<string> AllowedHosts { get; init; }

    /// <summary>Whether <c>/</c> is a page of the host where no function has it.</summary>
    public required bool HasHomepage { get; init; }

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
                "Host.CORS or CORS_ALLOWED_ORIGINS: with credentials browsers take no '*', only origins by name.",
            _ => null,
        };
        return problem is null ? read : throw new StartupException(problem);
    }

    // Core Tools takes them from local.settings.json, the published host outside of Azure from two settings that a third turns on.
    private static (IReadOnlyList<string> Origins, bool HasCredentials) ReadCors(IConfiguration settings) =>
        settings["Host:CORS"] is { Length: > 0 } named ? (Names(named, ','), settings.GetValue("Host:CORSCredentials", false))
        : settings["FUNCTIONS_ENABLE_CORS_CONFIGURATION"] == "1" ? (ReadOrigins(settings[CorsAllowedOrigins]), settings.GetValue("CORS_SUPPORT_CREDENTIALS", false))
        : ([], false);

    private static string[] ReadOrigins(string? json)
    {
        try
        {
            return string.IsNullOrWhiteSpace(json) ? [] : JsonSerializer.Deserialize<string[]>(json) ?? [];
        }
        catch (JsonException)
        {
            throw new StartupException($"{CorsAllowedOrigins}: it is a JSON array of origins, such as [\"https://dvc.example\"].");
        }
    }

    private static string[] Names(string? text, char separator) =>
        text?.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static HostSettings Read(IConfiguration settings) => new()
    {
        Port = settings.GetValue("Host:LocalHttpPort", 7071),
        DataDirectory = Path.GetFullPath(settings["Host:Data"] ?? ".azurite"),
        PlainAzurite = settings.GetValue("Host:PlainAzurite", false),
        FunctionKey = NotEmpty(settings["FunctionKey"]),
        MasterKey = NotEmpty(settings["MasterKey"]),
        QueueLease = settings.GetValue("QueueLease", TimeSpan.FromSeconds(30)),
        ShutdownTimeout = settings.GetValue("ShutdownTimeout", TimeSpan.FromSeconds(30)),
        CorsOrigins = ReadCors(settings).Origins,
        CorsCredentials = ReadCors(settings).HasCredentials,
        AllowedHosts = Names(settings["AllowedHosts"], ';'),
        HasHomepage = !string.Equals(settings["AzureWebJobsDisableHomepage"], bool.TrueString, StringComparison.OrdinalIgnoreCase),
    };

    private static string? NotEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
