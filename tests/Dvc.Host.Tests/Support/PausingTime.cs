namespace Dvc.Host.Tests.Support;

/// <summary>The time of a machine that pauses after each reading of its clock.</summary>
internal sealed class PausingTime(TimeSpan pause) : TimeProvider
{
    private long readings;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + (Interlocked.Increment(ref readings) * pause);
}
