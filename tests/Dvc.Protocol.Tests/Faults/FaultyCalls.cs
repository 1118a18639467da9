using Azure;
using Dvc.Testing.Tables;

namespace Dvc.Protocol.Tests.Faults;

/// <summary>
/// Loses requests and answers at random, reports conflicts with an own success whose answer was lost, as the pipeline's
/// retries do, and lets other workers in between.
/// </summary>
internal sealed class FaultyCalls(int seed) : ITableInterceptor
{
    private const double Faults = 0.03;

    private readonly Random random = new(seed);

    public Task BeforeAsync(TableCall call, CancellationToken cancellationToken) => PassAsync(status: 503);

    public Task AfterAsync(TableCall call, CancellationToken cancellationToken) =>
        PassAsync(call.Operation == TableOperation.Transaction && Next() < 0.5 ? 409 : 500);

    private async Task PassAsync(int status)
    {
        if (Next() < 0.5)
        {
            await Task.Yield();
        }

        if (Next() < Faults)
        {
            throw new RequestFailedException(status, "The test lost a request or its answer.");
        }
    }

    private double Next()
    {
        lock (random)
        {
            return random.NextDouble();
        }
    }
}
