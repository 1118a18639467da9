using Dvc.Storage.RollUp;
using Dvc.Storage.Timers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Dvc.Functions.Timers;

/// <summary>
/// Notes of every timer's run that it began, and how it ended. One that is stopped half way has not ended. A roll-up that has
/// nothing to do is left out, as it comes every few seconds.
/// </summary>
/// <param name="journal">Where.</param>
/// <param name="marks">Tell whether there is anything to roll up.</param>
/// <param name="logger">The log.</param>
public sealed class TimerRuns(TimerJournal journal, DirtyMarks marks, ILogger<TimerRuns> logger) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc />
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) =>
        context.FunctionDefinition.InputBindings.Values.Any(binding => binding.Type.Equals("timerTrigger", StringComparison.OrdinalIgnoreCase))
            ? RunAsync(context.FunctionDefinition.Name, () => next(context), context.CancellationToken)
            : next(context);

    /// <summary>Notes of one run of <paramref name="timer"/>. A run that ended is noted even where nobody waits for it any more.</summary>
    internal async Task RunAsync(string timer, Func<Task> run, CancellationToken cancellationToken)
    {
        if (timer == ScheduleOptions.RollUp && (await marks.ListAsync(cancellationToken)).Count == 0)
        {
            return;
        }

        await journal.BeginAsync(timer, cancellationToken);
        try
        {
            await run();
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            await NoteFailureAsync(timer);
            throw;
        }

        await journal.EndAsync(timer, hasFailed: false, CancellationToken.None);
    }

    private async Task NoteFailureAsync(string timer)
    {
        try
        {
            await journal.EndAsync(timer, hasFailed: true, CancellationToken.None);
        }
        catch (Exception unnoted)
        {
            logger.TimerFailureNotNoted(unnoted, timer); // The run's own failure goes on to the host, which logs it.
        }
    }
}
