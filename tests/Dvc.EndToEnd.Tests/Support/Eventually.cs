using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Dvc.EndToEnd.Tests.Support;

/// <summary>Waits for what has to happen, and no longer than a deadline.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollingInterval = TimeSpan.FromMilliseconds(20);

    public static async Task BeTrueAsync(
        Func<Task<bool>> condition,
        TimeSpan? deadline = null,
        [CallerArgumentExpression(nameof(condition))] string? what = null)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            (waited.Elapsed < (deadline ?? Deadline)).ShouldBeTrue($"not within {deadline ?? Deadline}: {what}");
            await Task.Delay(PollingInterval, TestContext.Current.CancellationToken);
        }
    }
}
