using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace Dvc.Storage.Tests;

public sealed class StorageRetriesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 4)]
    public async Task Whoever_reads_briefly_tries_a_storage_that_is_gone_twice_and_others_four_times(bool isBrief, int tries)
    {
        var transport = new Transport(_ => throw new HttpRequestException("Connection refused"));
        using (isBrief ? StorageRetries.Briefly(TimeSpan.FromSeconds(2.5)) : null)
        {
            await Should.ThrowAsync<AggregateException>(AskAsync(transport));
        }

        transport.Tries.ShouldBe(tries);
    }

    [Fact]
    public async Task A_storage_that_hangs_is_given_up_without_another_try()
    {
        var transport = new Transport(token => Task.Delay(Timeout.Infinite, token));
        using (StorageRetries.Briefly(TimeSpan.FromMinutes(10)))
        using (StorageRetries.Briefly(TimeSpan.FromSeconds(2.5)))
        {
            await Should.ThrowAsync<TimeoutException>(AskAsync(transport));
        }

        transport.Tries.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_gives_up_himself_is_told_so()
    {
        using var leaving = new CancellationTokenSource();
        var transport = new Transport(async token =>
        {
            await leaving.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
        });

        await Should.ThrowAsync<OperationCanceledException>(AskAsync(transport, leaving.Token));
    }

    private static async Task AskAsync(HttpPipelineTransport transport, CancellationToken? cancellationToken = null)
    {
        var options = new TableClientOptions { Transport = transport, RetryPolicy = new StorageRetries() };
        var table = new TableServiceClient("UseDevelopmentStorage=true", options).GetTableClient("dirty");
        await table.GetEntityAsync<TableEntity>("journal", "figures", cancellationToken: cancellationToken ?? Token);
    }

    /// <summary>A network on which something happens to every request, and no answer comes.</summary>
    private sealed class Transport(Func<CancellationToken, Task> send) : HttpPipelineTransport
    {
        public int Tries { get; private set; }

        public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

        public override void Process(HttpMessage message) => throw new NotSupportedException("Storage is asked asynchronously.");

        public override async ValueTask ProcessAsync(HttpMessage message)
        {
            Tries++;
            try
            {
                await send(message.CancellationToken);
            }
            catch (HttpRequestException refused)
            {
                throw new Azure.RequestFailedException(refused.Message, refused); // As the transport of the SDK has it.
            }
        }
    }
}
