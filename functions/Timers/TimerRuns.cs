using Dvc.Storage.Timers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Dvc.Functions.Timers;

/// <summary>Notes of every timer's run that it began, and how it ended. One that is stopped half way has not ended.</summary>
/// <param name="journal">Where.</param>
public sealed class TimerRuns(TimerJournal journal) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc />
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) =>
        context.FunctionDefinition.InputBindings.Values.Any(binding => binding.Type.Equals("timerTrigger", StringComparison.OrdinalIgnoreCase))
            ? RunAsync(context.FunctionDefinition.Name, () => next(context), context.CancellationToken)
            : next(context);

    private async Task RunAsync(string timer, Func<Task> run, CancellationToken cancellationToken)
    {
        await journal.BeginAsync(timer, cancellationToken);
        try
        {
            await run();
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            await journal.EndAsync(timer, hasFailed: true, cancellationToken);
            throw;
        }

        await journal.EndAsync(timer, hasFailed: false, cancellationToken);
    }
}
