using Azure.Core;
using Azure.Identity;
using Azure.Storage.Queues;
using Dvc.Host.Settings;

namespace Dvc.Host.Queues;

/// <summary>A connection by its name: a setting with a connection string, or settings below that name.</summary>
internal static class QueueConnection
{
    // Messages are decoded by the host: one that is not Base64 has to reach the poison queue as it is. Retries take six
    // seconds at most, not 25: the listener tries again by itself, and a stopping host waits for what is under way.
    private static QueueClientOptions Options => new()
    {
        MessageEncoding = QueueMessageEncoding.None,
        Retry = { MaxRetries = 3 },
    };

    public static QueueServiceClient Connect(string name, IConfiguration settings)
    {
        var connection = settings.GetSection(name);
        try
        {
            return connection switch
            {
                { Value: { Length: > 0 } text } => new QueueServiceClient(text, Options),
                _ when connection["queueServiceUri"] is { } uri =>
                    new QueueServiceClient(new Uri(uri), Credential(connection), Options),
                _ => throw new StartupException(
                    $"the connection '{name}' is missing: set '{name}', or '{name}__queueServiceUri'."),
            };
        }
        catch (FormatException)
        {
            throw new StartupException($"the connection '{name}' is not valid."); // Without its text: that has a key.
        }
    }

    private static TokenCredential Credential(IConfiguration connection)
    {
        var clientId = connection["clientId"];
        return string.Equals(connection["credential"], "managedidentity", StringComparison.OrdinalIgnoreCase)
            ? new ManagedIdentityCredential(clientId is null
                ? ManagedIdentityId.SystemAssigned
                : ManagedIdentityId.FromUserAssignedClientId(clientId))
            : new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = clientId });
    }
}
