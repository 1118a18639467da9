using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Dvc.Azurite;

namespace Dvc.Testing.Storage;

/// <summary>One Azurite for all tests of an assembly, with the index by keys.</summary>
public class AzuriteFixture : IAsyncLifetime
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

    /// <summary>As the app has them, but for pauses: a test need not wait between two tries.</summary>
    public TableServiceClient TablesThrough(HttpPipelineTransport transport) =>
        new(server!.ConnectionString, new TableClientOptions { Transport = transport, Retry = { Delay = TimeSpan.FromMilliseconds(1) } });

    /// <inheritdoc cref="TablesThrough"/>
    public QueueServiceClient QueuesThrough(HttpPipelineTransport transport) =>
        new(server!.ConnectionString, new QueueClientOptions { Transport = transport, Retry = { Delay = TimeSpan.FromMilliseconds(1) } });

    /// <summary>Whether it is Azurite as it is, without the index.</summary>
    protected virtual bool IsPlain => false;

    public async ValueTask InitializeAsync() => server = await AzuriteServer.StartAsync(plain: IsPlain);

    public async ValueTask DisposeAsync()
    {
        await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
        GC.SuppressFinalize(this);
    }
}
