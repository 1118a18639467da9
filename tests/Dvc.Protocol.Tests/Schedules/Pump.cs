using System.Diagnostics.CodeAnalysis;

namespace Dvc.Protocol.Tests.Schedules;

/// <summary>
/// Runs all that is ready, one after the other on the thread that asks for it. Nothing goes on by itself: once it comes
/// to rest, every worker stands at a storage call, waits for the clock, or is done.
/// </summary>
internal sealed class Pump : TaskScheduler
{
    private readonly Queue<Task> ready = new();
    private readonly Lock gate = new();
    private Thread? running;

    /// <summary>Begins <paramref name="work"/>, which goes on only while the pump runs.</summary>
    public Task Start(Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();

    /// <summary>Runs until nothing is ready.</summary>
    public void Run()
    {
        // Else a test runner's context would take what is awaited.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        running = Thread.CurrentThread;
        try
        {
            while (TryNext(out var task))
            {
                TryExecuteTask(task);
            }
        }
        finally
        {
            running = null;
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    protected override void QueueTask(Task task)
    {
        lock (gate)
        {
            ready.Enqueue(task);
        }
    }

    // Strictly in the order in which it became ready.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && running == Thread.CurrentThread && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (gate)
        {
            return [.. ready];
        }
    }

    private bool TryNext([NotNullWhen(true)] out Task? task)
    {
        lock (gate)
        {
            return ready.TryDequeue(out task);
        }
    }
}
