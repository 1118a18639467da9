using System.Collections.Concurrent;

namespace Dvc.Host.Tests.Support;

/// <summary>What test functions report, and what they wait for.</summary>
internal sealed class Probe
{
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int running;
    private int mostRunning;
    private int completed;

    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>Whether somebody waits until functions can be run.</summary>
    public bool HoldsBack { get; set; }

    public int Running => Volatile.Read(ref running);

    /// <summary>How many calls lasted until the release.</summary>
    public int Completed => Volatile.Read(ref completed);

    public int MostRunning => Volatile.Read(ref mostRunning);

    /// <summary>Lets all go on that wait, now or later.</summary>
    public void Release() => released.TrySetResult();

    /// <summary>Reports a call that lasts until the release.</summary>
    public async Task RunAsync(string call, CancellationToken cancellationToken)
    {
        Calls.Enqueue(call);
        var now = Interlocked.Increment(ref running);
        InterlockedMaximum(now);
        try
        {
            await released.Task.WaitAsync(cancellationToken);
            Interlocked.Increment(ref completed);
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    private void InterlockedMaximum(int candidate)
    {
        for (var most = MostRunning; candidate > most; most = MostRunning)
        {
            Interlocked.CompareExchange(ref mostRunning, candidate, most);
        }
    }
}
