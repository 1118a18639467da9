using Microsoft.Extensions.Logging;

namespace Dvc.Functions;

/// <summary>What functions log: numbers and broken rules, never bodies, dossier codes or keys.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Accepted {Accepted} events and rejected {Rejected}.")]
    public static partial void EventsAccepted(this ILogger logger, int accepted, int rejected);

    [LoggerMessage(2, LogLevel.Warning, "A message of {Bytes} bytes is no JSON of the queue's form; it is kept as a dead letter.")]
    public static partial void MessageNotJson(this ILogger logger, int bytes);

    [LoggerMessage(3, LogLevel.Warning, "{Count} events of a message break the contract's rules; they are kept as dead letters.")]
    public static partial void EventsInvalid(this ILogger logger, int count);

    [LoggerMessage(9, LogLevel.Warning, "{Count} events of a message are of dossiers that are not the source's; they are kept as dead letters.")]
    public static partial void EventsOutsideSource(this ILogger logger, int count);

    [LoggerMessage(4, LogLevel.Error, "A message failed {Tries} times and is kept as a dead letter.")]
    public static partial void MessagePoisoned(this ILogger logger, long tries);

    [LoggerMessage(5, LogLevel.Error, "Storage failed in {Function}.")]
    public static partial void StorageFailed(this ILogger logger, Exception failure, string function);

    [LoggerMessage(8, LogLevel.Error, "{Function} failed.")]
    public static partial void FunctionFailed(this ILogger logger, Exception failure, string function);

    [LoggerMessage(28, LogLevel.Information, "{Function} read what a roll-up had written half of: {What}")]
    public static partial void FiguresContradict(this ILogger logger, string what, string function);

    [LoggerMessage(6, LogLevel.Warning, "The roll-up is past due; it starts now.")]
    public static partial void RollUpPastDue(this ILogger logger);

    [LoggerMessage(7, LogLevel.Warning, "Storage is not reachable yet; trying again.")]
    public static partial void StorageNotReady(this ILogger logger, Exception failure);

    [LoggerMessage(27, LogLevel.Error, "It could not be noted that {Timer} failed.")]
    public static partial void TimerFailureNotNoted(this ILogger logger, Exception failure, string timer);

    [LoggerMessage(20, LogLevel.Information, "Source {Id} may deliver for {Agency}, {RequestsPerMinute} requests a minute.")]
    public static partial void SourcePut(this ILogger logger, string id, string agency, int requestsPerMinute);

    [LoggerMessage(21, LogLevel.Information, "Source {Id} has a new key; the previous one opens for {GraceSeconds} s more.")]
    public static partial void SourceRotated(this ILogger logger, string id, int graceSeconds);

    [LoggerMessage(22, LogLevel.Information, "Source {Id} is deleted; its keys open no more.")]
    public static partial void SourceDeleted(this ILogger logger, string id);

    [LoggerMessage(23, LogLevel.Warning, "DevelopmentSource__Key is set, but the environment is {Environment} and not Development: the key is refused.")]
    public static partial void DevelopmentSourceRefused(this ILogger logger, string environment);

    [LoggerMessage(24, LogLevel.Information, "A request could not be read: {Status}.")]
    public static partial void RequestNotReadable(this ILogger logger, int status);

    [LoggerMessage(25, LogLevel.Information, "List {Kind} of the catalogue was replaced and has {Entries} entries.")]
    public static partial void CatalogReplaced(this ILogger logger, string kind, int entries);

    [LoggerMessage(26, LogLevel.Information, "List {Kind} of the catalogue begins with the {Entries} entries that Dvc knows.")]
    public static partial void CatalogSeeded(this ILogger logger, string kind, int entries);
}
