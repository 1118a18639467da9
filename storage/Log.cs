using Microsoft.Extensions.Logging;

namespace Dvc.Storage;

/// <summary>What storage logs: homes and numbers, never dossier codes or contents.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Rolled up {Homes} homes.")]
    public static partial void RolledUp(this ILogger logger, int homes);

    [LoggerMessage(2, LogLevel.Warning, "The roll-up stopped after {Limit}; the next one goes on.")]
    public static partial void TimeLimitReached(this ILogger logger, TimeSpan limit);

    [LoggerMessage(4, LogLevel.Error, "The kpis of {Homes} homes could not be published; the homes stay marked.")]
    public static partial void WaveFailed(this ILogger logger, Exception failure, int homes);

    [LoggerMessage(3, LogLevel.Error, "Home {Home} could not be rolled up and stays marked.")]
    public static partial void HomeFailed(this ILogger logger, Exception failure, string home);

    [LoggerMessage(20, LogLevel.Error, "A poisoned message could not be kept as a dead letter; it comes back after {Lease}.")]
    public static partial void PoisonNotKept(this ILogger logger, Exception failure, TimeSpan lease);

    [LoggerMessage(21, LogLevel.Warning, "Keeping poisoned messages stopped after {Limit}; the next run goes on.")]
    public static partial void PoisonLimitReached(this ILogger logger, TimeSpan limit);
}
