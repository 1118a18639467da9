using Dvc.Host.Functions;

namespace Dvc.Host.Tests.Support;

/// <summary>Runs functions without a worker: all of them do the same.</summary>
/// <param name="probe">What they report to.</param>
/// <param name="run">What they do; an exception is a failure.</param>
/// <param name="ready">Ends when functions can be run.</param>
internal sealed class FakeRunner(Probe probe, FakeRunner.Run run, Task ready) : IFunctionRunner
{
    public delegate Task<RunOutcome> Run(Probe probe, FunctionInput input, CancellationToken cancellationToken);

    public bool AnswersHttp { get; init; } = true;

    public async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        probe.HoldsBack = !ready.IsCompleted;
        await ready.WaitAsync(cancellationToken);
    }

    /// <summary>Goes where nobody listens: no request is passed on.</summary>
    public HttpRun? RunForRequest(
        TriggeredFunction function, string invocationId, FunctionInput input, CancellationToken cancellationToken) =>
        new("http://127.0.0.1:1", RunAsync(function, invocationId, input, cancellationToken));

    public async Task<RunOutcome> RunAsync(
        TriggeredFunction function, string invocationId, FunctionInput input, CancellationToken cancellationToken)
    {
        try
        {
            return await run(probe, input, cancellationToken);
        }
        catch (Exception)
        {
            return RunOutcome.Failed;
        }
    }
}
