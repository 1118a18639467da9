using System.Collections.Concurrent;

namespace Dvc.Storage.RollUp;

/// <summary>
/// Tells whether roll-ups have days still to publish, be it one that died. Only where they have is a derived row behind what
/// it is derived from (<c>docs/protocol.md</c>).
/// </summary>
/// <param name="marks">The marked homes: no others have anything to publish.</param>
/// <param name="touched">What they have.</param>
public sealed class UnpublishedDays(DirtyMarks marks, TouchedRows touched)
{
    private const int ParallelHomes = 8;

    /// <summary>
    /// Whether any such day is among <paramref name="days"/>. What is published while this looks may be overlooked: to who reads
    /// before and after it that shows as a change.
    /// </summary>
    public async Task<bool> AnyAsync(Func<TouchedDay, bool> days, CancellationToken cancellationToken = default)
    {
        var found = new ConcurrentBag<TouchedDay>();
        await Parallel.ForEachAsync(
            await marks.ListAsync(cancellationToken),
            ParallelWork.Of(ParallelHomes, cancellationToken),
            async (mark, token) =>
            {
                foreach (var day in (await touched.ReadAsync(mark.Home, token)).SelectMany(row => row.Days).Where(days).Take(1))
                {
                    found.Add(day);
                }
            });
        return !found.IsEmpty;
    }
}
