using System.Runtime.InteropServices;

namespace Dvc.Cli;

/// <summary>
/// Turns the signals that would end this process into a cancellation, so that what it started is stopped first,
/// however long that takes.
/// </summary>
internal sealed class Termination : IDisposable
{
    private readonly CancellationTokenSource requested = new();
    private readonly PosixSignalRegistration[] registrations;

    public Termination()
    {
        PosixSignal[] signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];
        registrations = [.. signals.Select(signal => PosixSignalRegistration.Create(signal, Request))];
    }

    public CancellationToken Requested => requested.Token;

    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }

        requested.Dispose();
    }

    private void Request(PosixSignalContext signal)
    {
        signal.Cancel = true;
        requested.Cancel();
    }
}
