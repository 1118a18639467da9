namespace Dvc.Protocol.Tests.Schedules;

/// <summary>Where a schedule leaves what it would do otherwise, which is to let the same worker go on, or the next one where that is done.</summary>
/// <param name="At">Before which step, counted from 0.</param>
/// <param name="Worker">Who goes on.</param>
/// <param name="Fault">What happens to its call.</param>
internal sealed record Turn(int At, int Worker, Fault Fault = Fault.None)
{
    public override string ToString() => $"step {At}: worker {Worker}{(Fault == Fault.None ? "" : $" {Fault}")}";
}
