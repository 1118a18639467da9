using Azure.Storage.Queues;
using Dvc.Azurite;
using Dvc.Host.Tests.Support;

namespace Dvc.Host.Tests.Queues;

public sealed class OutageTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_outlives_its_storage()
    {
        await using var azurite = await AzuriteServer.StartAsync(cancellationToken: Cancelled);
        await using var host = await TestHost.StartAsync(
            [Described.Queue()],
            QueueRuns.Text,
            [
                ("Storage", azurite.ConnectionString),
                ("Queue", "outage"),
                ("AzureFunctionsJobHost:extensions:queues:maxPollingInterval", "00:00:00.2"),
            ]);
        var queue = new QueueClient(azurite.ConnectionString, "outage");
        await Eventually.BeTrueAsync(async () => await queue.ExistsAsync(Cancelled));

        await azurite.StopAsync(Cancelled);
        await Eventually.BeTrueAsync(() => host.Logs.Lines.Any(line => line.Contains("No messages from the queue outage")));
        await azurite.RestartAsync(Cancelled);

        await Eventually.BeTrueAsync(async () => await queue.ExistsAsync(Cancelled)); // It was in memory: the host creates it.
        await queue.SendMessageAsync(Convert.ToBase64String("after"u8), Cancelled);
        await Eventually.BeTrueAsync(() => host.Probe.Calls.Contains("after"));
    }
}
