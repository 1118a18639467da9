using Dvc.Testing.Tables;

namespace Dvc.Protocol.Tests.Schedules;

/// <summary>One storage call of a schedule.</summary>
/// <param name="Worker">Who made it.</param>
/// <param name="Call">The call.</param>
/// <param name="Before">Who made the step before; -1 at the beginning.</param>
/// <param name="Waiting">The calls that stood before their storage then, by worker, this one among them; null of one that had none.</param>
internal sealed record Step(int Worker, TableCall Call, int Before, IReadOnlyList<TableCall?> Waiting)
{
    /// <summary>Whether whoever goes on in place of another takes the turn from one that could have gone on.</summary>
    public bool IsPreemption(int worker) => Before >= 0 && Before != worker && Waiting[Before] is not null;

    public override string ToString() => $"{Worker}: {Call}";
}
