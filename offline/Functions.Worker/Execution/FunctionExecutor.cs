using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Execution;

/// <summary>Runs functions through the middleware, each in a scope of its own, and logs how they ended.</summary>
internal sealed class FunctionExecutor(
    FunctionExecutionDelegate pipeline,
    IServiceScopeFactory scopes,
    Shutdown shutdown,
    TimeProvider time,
    ILoggerFactory loggers)
{
    /// <summary>Runs a function for a queue or a timer.</summary>
    /// <returns>Whether it succeeded.</returns>
    public async Task<bool> TryExecuteAsync(FunctionMethod function, object trigger)
    {
        try
        {
            await ExecuteAsync(function, trigger, shutdown.Deadline);
            return true;
        }
        catch (Exception)
        {
            return false; // Logged where it was thrown; the trigger decides what a failure means.
        }
    }

    /// <summary>Runs a function; what it throws is logged and thrown on.</summary>
    public async Task ExecuteAsync(FunctionMethod function, object trigger, CancellationToken cancellationToken)
    {
        var log = loggers.CreateLogger(Log.FunctionCategory(function.Name));
        var invocationId = Guid.NewGuid().ToString();
        var started = time.GetTimestamp();
        double Milliseconds() => time.GetElapsedTime(started).TotalMilliseconds;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await pipeline(new Invocation(invocationId, function, trigger, scope.ServiceProvider, cancellationToken));
            log.Executed(invocationId, Milliseconds());
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            log.Cancelled(invocationId, Milliseconds());
            throw;
        }
        catch (Exception exception)
        {
            log.Failed(invocationId, Milliseconds(), exception);
            throw;
        }
    }
}
