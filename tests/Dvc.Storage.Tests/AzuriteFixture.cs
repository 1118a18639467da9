using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Dvc.Azurite;

[assembly: AssemblyFixture(typeof(Dvc.Storage.Tests.AzuriteFixture))]

namespace Dvc.Storage.Tests;

/// <summary>One Azurite for all tests of this assembly.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private AzuriteServer? server;

    public TableServiceClient Tables => new(server!.ConnectionString);

    /// <summary>Without an encoding, as the app has it.</summary>
    public QueueServiceClient Queues => new(server!.ConnectionString);

    /// <summary>As a queue trigger reads.</summary>
    public QueueServiceClient DecodingQueues =>
        new(server!.ConnectionString, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    /// <summary>As the app has them, with a policy that sees every request before it is signed.</summary>
    public QueueServiceClient QueuesWith(HttpPipelinePolicy policy)
    {
        var options = new QueueClientOptions();
        options.AddPolicy(policy, HttpPipelinePosition.PerCall);
        return new QueueServiceClient(server!.ConnectionString, options);
    }

    public async ValueTask InitializeAsync() => server = await AzuriteServer.StartAsync();

    public async ValueTask DisposeAsync() => await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
}
