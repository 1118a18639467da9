namespace Dvc.Protocol.Tests.Schedules;

/// <summary>Which schedules are explored: all those with at most so many.</summary>
/// <param name="Preemptions">Turns taken from a worker that could have gone on.</param>
/// <param name="Faults">Faults, of any of <paramref name="Kinds"/>.</param>
/// <param name="Kinds">The faults.</param>
internal sealed record Bounds(int Preemptions, int Faults, params IReadOnlyList<Fault> Kinds)
{
    public override string ToString() => $"{Preemptions} preemptions, {Faults} of {string.Join('/', Kinds)}";
}
