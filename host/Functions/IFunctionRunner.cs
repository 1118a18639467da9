namespace Dvc.Host.Functions;

/// <summary>Runs functions, and says in the log how that went.</summary>
internal interface IFunctionRunner
{
    /// <summary>Whether there is somebody to answer HTTP requests.</summary>
    bool AnswersHttp { get; }

    /// <summary>Waits while functions cannot be run; cancelled too when they never will be again.</summary>
    Task WaitUntilReadyAsync(CancellationToken cancellationToken);

    /// <summary>Runs a function to its end.</summary>
    /// <param name="function">What runs.</param>
    /// <param name="invocationId">Unique to the run.</param>
    /// <param name="input">What it gets.</param>
    /// <param name="cancellationToken">Asks it to end; it is waited for all the same.</param>
    Task<RunOutcome> RunAsync(
        TriggeredFunction function, string invocationId, FunctionInput input, CancellationToken cancellationToken);

    /// <summary>The same for a request, which is to go to the worker that runs the function, not to its successor.</summary>
    /// <returns>Null where nobody is there to answer.</returns>
    HttpRun? RunForRequest(
        TriggeredFunction function, string invocationId, FunctionInput input, CancellationToken cancellationToken);
}
