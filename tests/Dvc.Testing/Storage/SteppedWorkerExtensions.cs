using Dvc.Testing.Stepping;
using Dvc.Testing.Tables;

namespace Dvc.Testing.Storage;

/// <summary>Driving a worker call by call.</summary>
public static class SteppedWorkerExtensions
{
    /// <summary>Runs a worker to its n-th call; false where it came to its end before.</summary>
    public static Task<bool> TryRunAsync(this SteppedWorker worker, int call, bool isAfter) => worker.TryRunAsync(Calls.Any, call, isAfter);

    /// <summary>Runs a worker to its n-th call of a kind; false where it came to its end before.</summary>
    public static async Task<bool> TryRunAsync(this SteppedWorker worker, Func<TableCall, bool> kind, int call, bool isAfter)
    {
        for (var number = 1; number <= call; number++)
        {
            if (!await worker.TryRunUntilAsync(kind, isAfter))
            {
                return false;
            }
        }

        return true;
    }
}
