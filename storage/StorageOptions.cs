using System.ComponentModel.DataAnnotations;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace Dvc.Storage;

/// <summary>
/// Where the data are: the settings <c>DvcStorage</c>, a connection string; or <c>DvcStorage__tableServiceUri</c> and
/// <c>DvcStorage__queueServiceUri</c>, which a managed identity opens. Triggers read the same settings.
/// </summary>
public sealed class StorageOptions : IValidatableObject
{
    private const string ManagedIdentity = "managedidentity";

    /// <summary>The account's connection string; absent where an identity opens it.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The address of the table service, by https.</summary>
    public string? TableServiceUri { get; set; }

    /// <summary>The address of the queue service, by https.</summary>
    public string? QueueServiceUri { get; set; }

    /// <summary>What opens the account: <c>managedidentity</c>, or absent.</summary>
    public string? Credential { get; set; }

    /// <summary>The client id of the user-assigned identity, a GUID; absent for the system-assigned one.</summary>
    public string? ClientId { get; set; }

    /// <summary>Reads the settings.</summary>
    public static void Read(StorageOptions options, IConfiguration settings)
    {
        var section = settings.GetSection(StorageRegistration.Connection);
        options.ConnectionString = section.Value;
        options.TableServiceUri = section["tableServiceUri"];
        options.QueueServiceUri = section["queueServiceUri"];
        options.Credential = section["credential"];
        options.ClientId = section["clientId"];
    }

    /// <summary>What is wrong, naming the setting and what to write; nothing of what is written.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Problems().Select(problem => new ValidationResult(problem));

    /// <summary>A client of the account's tables.</summary>
    internal TableServiceClient Tables() =>
        ConnectionString is { Length: > 0 } ? new(ConnectionString, TablesOptions()) : new(new Uri(TableServiceUri!), Identity(), TablesOptions());

    /// <summary>A client of the account's queues.</summary>
    internal QueueServiceClient Queues() =>
        ConnectionString is { Length: > 0 } ? new(ConnectionString, QueuesOptions()) : new(new Uri(QueueServiceUri!), Identity(), QueuesOptions());

    private static TableClientOptions TablesOptions() => new() { RetryPolicy = new StorageRetries() };

    private static QueueClientOptions QueuesOptions() => new() { RetryPolicy = new StorageRetries() };

    private ManagedIdentityCredential Identity() => new(
        ClientId is { Length: > 0 } ? ManagedIdentityId.FromUserAssignedClientId(ClientId) : ManagedIdentityId.SystemAssigned);

    private IEnumerable<string> Problems() =>
        ConnectionString is { Length: > 0 } ? OfConnectionString()
        : string.IsNullOrEmpty(TableServiceUri) && string.IsNullOrEmpty(QueueServiceUri)
            ? ["DvcStorage is missing: write the storage account's connection string, or set DvcStorage__tableServiceUri and DvcStorage__queueServiceUri instead"]
        : OfIdentity();

    private IEnumerable<string> OfConnectionString()
    {
        try
        {
            Tables();
            Queues();
            return [];
        }
        catch (Exception failure) when (failure is FormatException or InvalidOperationException or ArgumentException)
        {
            // The clients' own words may repeat the key.
            return ["DvcStorage is no connection string of a storage account: write it as the account's access keys show it, or UseDevelopmentStorage=true for Azurite"];
        }
    }

    private IEnumerable<string> OfIdentity()
    {
        foreach (var (name, address, service) in new[] { ("tableServiceUri", TableServiceUri, "table"), ("queueServiceUri", QueueServiceUri, "queue") })
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
            {
                yield return $"DvcStorage__{name} must be the address of the account's {service} service: write https://ACCOUNT.{service}.core.windows.net";
            }
        }

        if (Credential is { Length: > 0 } && !Credential.Equals(ManagedIdentity, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"DvcStorage__credential must be {ManagedIdentity}: write that";
        }

        if (ClientId is { Length: > 0 } && !Guid.TryParse(ClientId, out _))
        {
            yield return "DvcStorage__clientId must be the client id of a user-assigned identity: write its GUID, or leave it out for the system-assigned one";
        }
    }
}
