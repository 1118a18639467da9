using Azure;
using Azure.Data.Tables;
using Dvc.Testing.Tables;

namespace Dvc.Protocol.Tests.Schedules;

/// <summary>A worker each of whose storage calls waits until it is let through. What it does in parallel is let through in the order in which it asked.</summary>
/// <param name="rename">Names rows whose keys are unique, so that the same schedule always meets the same keys in the same order.</param>
internal sealed class ScheduledWorker(Func<string, string> rename) : ITableInterceptor
{
    private readonly List<Pending> pending = [];
    private TableCall? faulty;
    private Fault fault;

    /// <summary>The call that is let through next; null where there is none.</summary>
    public TableCall? Next => IsDead || pending.Count == 0 ? null : pending[0].Call;

    public bool IsDead { get; private set; }

    /// <summary>Whether it was told of a failure.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>All that it calls from now on goes through.</summary>
    public bool IsFree { get; set; }

    /// <summary>Lets the next call through, and so the worker go on when the pump next runs.</summary>
    public void Pass(Fault with)
    {
        var call = pending[0];
        pending.RemoveAt(0);
        (faulty, fault) = (call.Call, with);
        HasFailed |= with is not (Fault.None or Fault.Death);
        call.Passed.SetResult();
    }

    /// <summary>Goes through with all that waits.</summary>
    public void Free()
    {
        IsFree = true;
        pending.ForEach(call => call.Passed.SetResult());
        pending.Clear();
    }

    public async Task BeforeAsync(TableCall call, CancellationToken cancellationToken)
    {
        if (!IsFree)
        {
            var waiting = new Pending(call);
            pending.Add(waiting);
            await waiting.Passed.Task.WaitAsync(cancellationToken);
        }

        foreach (var added in (call.Actions ?? []).Where(action => action.ActionType == TableTransactionActionType.Add))
        {
            added.Entity.RowKey = rename(added.Entity.RowKey);
        }

        if (ReferenceEquals(call, faulty) && fault == Fault.LostRequest)
        {
            throw new RequestFailedException(503, "The schedule lost the request.");
        }
    }

    public async Task AfterAsync(TableCall call, CancellationToken cancellationToken)
    {
        if (!ReferenceEquals(call, faulty))
        {
            return;
        }

        switch (fault)
        {
            case Fault.Death:
                IsDead = true;
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken); // Nobody is left to be told.
                return;
            case Fault.LostAnswer:
                throw new RequestFailedException(500, "The schedule lost the answer.");
            case Fault.OwnConflict:
                throw new RequestFailedException(412, "The schedule repeated the request.");
        }
    }

    private sealed record Pending(TableCall Call)
    {
        public TaskCompletionSource Passed { get; } = new();
    }
}
