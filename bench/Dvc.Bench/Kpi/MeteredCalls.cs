using Dvc.Testing.Tables;

namespace Dvc.Bench.Kpi;

/// <summary>Counts requests of storage, and has each take a while, as over a network.</summary>
internal sealed class MeteredCalls : ITableInterceptor
{
    private int count;
    private int running;
    private int peak;

    /// <summary>How long each request takes.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Runs <paramref name="work"/> alone.</summary>
    /// <returns>How many requests it made, and how many of them at once at the most.</returns>
    public async Task<(int Requests, int AtOnce)> MeasureAsync(Func<Task> work)
    {
        (count, peak) = (0, 0);
        await work();
        return (count, peak);
    }

    public async Task BeforeAsync(TableCall call, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref count);
        var now = Interlocked.Increment(ref running);
        for (var seen = peak; now > seen && Interlocked.CompareExchange(ref peak, now, seen) != seen; seen = peak)
        {
            // Another one was counted meanwhile.
        }

        if (Latency > TimeSpan.Zero)
        {
            await Task.Delay(Latency, cancellationToken);
        }
    }

    public Task AfterAsync(TableCall call, CancellationToken cancellationToken)
    {
        Interlocked.Decrement(ref running);
        return Task.CompletedTask;
    }
}
