using Dvc.Core;
using Dvc.Functions.Http;
using Dvc.Storage.RollUp;

namespace Dvc.Functions.Health;

/// <summary>How far a run of the roll-up is.</summary>
/// <param name="StartedAt">When it began.</param>
/// <param name="Rows">Days of agencies and of their procedures that it has found to publish so far.</param>
/// <param name="Published">Those of them that are published.</param>
public sealed record RollUpProgressPart(string StartedAt, long Rows, long Published)
{
    /// <summary>What <paramref name="state"/> tells; null where no run can still be under way.</summary>
    internal static RollUpProgressPart? Of(RollUpState state, TimeProvider time) =>
        state.Progress is { } progress && (time.Now() - progress.StartedAt).ToTimeSpan() <= RollUpRunner.TimeLimit
            ? new RollUpProgressPart(VietnamTimestamp.Format(progress.StartedAt), progress.Rows, progress.Published)
            : null;
}
