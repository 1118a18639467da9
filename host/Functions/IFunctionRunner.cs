namespace Dvc.Host.Functions;

/// <summary>Runs functions, and says in the log how that went.</summary>
internal interface IFunctionRunner
{
    /// <summary>Where HTTP requests for functions go to; null while nobody is there to answer.</summary>
    string? HttpAddress { get; }

    /// <summary>Waits while functions cannot be run.</summary>
    Task WaitUntilReadyAsync(CancellationToken cancellationToken);

    /// <summary>Runs a function to its end.</summary>
    /// <param name="function">What runs.</param>
    /// <param name="invocationId">Unique to the run.</param>
    /// <param name="input">What it gets.</param>
    /// <param name="cancellationToken">Asks it to end; it is waited for all the same.</param>
    Task<RunOutcome> RunAsync(
        TriggeredFunction function, string invocationId, FunctionInput input, CancellationToken cancellationToken);
}
