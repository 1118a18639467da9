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

    [LoggerMessage(30, LogLevel.Information, "Audited {Homes} homes and {Agencies} agencies; {Left} are left to the next round.")]
    public static partial void Audited(this ILogger logger, long homes, long agencies, long left);

    [LoggerMessage(31, LogLevel.Information, "The audit stopped after {Limit}; the next one goes on.")]
    public static partial void AuditStopped(this ILogger logger, TimeSpan limit);

    [LoggerMessage(32, LogLevel.Error, "The audit of {Kind} {Name} failed.")]
    public static partial void AuditFailed(this ILogger logger, Exception failure, string kind, string name);

    [LoggerMessage(33, LogLevel.Error, "The audit of {Kind} {Name} found and repaired {Count} differences of kind {Difference}.")]
    public static partial void DifferenceFound(this ILogger logger, string kind, string name, string difference, long count);

    [LoggerMessage(34, LogLevel.Warning, "How far the roll-up is could not be noted.")]
    public static partial void ProgressNotNoted(this ILogger logger, Exception failure);

    [LoggerMessage(50, LogLevel.Information, "Published the bulletin of {Week}.")]
    public static partial void BulletinPublished(this ILogger logger, string week);

    [LoggerMessage(51, LogLevel.Information, "Another publisher came first with the bulletin of {Week}, which stays as it is.")]
    public static partial void BulletinKnown(this ILogger logger, string week);

    [LoggerMessage(52, LogLevel.Warning, "Not everything was rolled up before a bulletin, try {Attempt}.")]
    public static partial void NotRolledUp(this ILogger logger, Exception? failure, int attempt);

    [LoggerMessage(53, LogLevel.Information, "A bulletin waits until the messages in the queue are recorded.")]
    public static partial void NotRecorded(this ILogger logger);
}
