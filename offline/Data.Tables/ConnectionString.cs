namespace Azure.Data.Tables;

/// <summary>What a storage connection string says about tables.</summary>
internal sealed record ConnectionString(Uri Endpoint, TableSharedKeyCredential Credential)
{
    // The emulator's published account and key, the same for everybody.
    private const string EmulatorAccount = "devstoreaccount1";
    private const string EmulatorKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public static ConnectionString Parse(string connectionString)
    {
        var settings = Split(connectionString);
        if (settings.TryGetValue("UseDevelopmentStorage", out var use) && bool.TryParse(use, out var emulator) && emulator)
        {
            return new ConnectionString(
                new Uri($"http://127.0.0.1:10002/{EmulatorAccount}"),
                new TableSharedKeyCredential(EmulatorAccount, EmulatorKey));
        }

        if (!settings.TryGetValue("AccountName", out var name) || !settings.TryGetValue("AccountKey", out var key))
        {
            throw new InvalidOperationException(
                "No valid combination of account information found: AccountName and AccountKey are needed.");
        }

        return new ConnectionString(new Uri(TableEndpoint(settings, name)), new TableSharedKeyCredential(name, key));
    }

    private static string TableEndpoint(Dictionary<string, string> settings, string name) =>
        settings.TryGetValue("TableEndpoint", out var endpoint)
            ? endpoint
            : settings.GetValueOrDefault("DefaultEndpointsProtocol", "https")
                + $"://{name}.table.{settings.GetValueOrDefault("EndpointSuffix", "core.windows.net")}";

    private static Dictionary<string, string> Split(string connectionString)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in connectionString.Split(
            ';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            settings[equals > 0 ? part[..equals] : throw new FormatException("Settings must be of the form \"name=value\".")] =
                part[(equals + 1)..];
        }

        return settings;
    }
}
