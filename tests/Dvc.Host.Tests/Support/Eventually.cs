using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Dvc.Host.Tests.Support;

/// <summary>Waits for what has to happen, and no longer than a deadline.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public static Task BeTrueAsync(
        Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string? what = null) =>
        BeTrueAsync(() => Task.FromResult(condition()), what);

    public static async Task BeTrueAsync(
        Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string? what = null)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            (waited.Elapsed < Deadline).ShouldBeTrue($"not within {Deadline}: {what}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
