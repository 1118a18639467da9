using Azure.Storage.Queues;
using Yarp.ReverseProxy.Forwarder;

namespace Dvc.Host;

/// <summary>All that the host says. Neither bodies nor keys, and of a request not even its path.</summary>
internal static partial class Log
{
    public const string HostCategory = "Host";
    public const string WorkerCategory = "Worker";

    public static string FunctionCategory(string functionName) => $"Function.{functionName}";

    [LoggerMessage(1, LogLevel.Information, "Listening on {Url}{Note}")]
    public static partial void Listening(this ILogger log, string url, string note);

    [LoggerMessage(2, LogLevel.Information, "{Function}: {Trigger}")]
    public static partial void Serves(this ILogger log, string function, string trigger);

    [LoggerMessage(3, LogLevel.Information, "Stopping: waiting up to {Seconds} s for what runs")]
    public static partial void Stopping(this ILogger log, double seconds);

    [LoggerMessage(4, LogLevel.Warning, "Still running after {Seconds} s: cancelled")]
    public static partial void DeadlinePassed(this ILogger log, double seconds);

    [LoggerMessage(EventId = 10, Message = "Executed {InvocationId} in {Milliseconds:0} ms")]
    public static partial void Executed(this ILogger log, LogLevel level, string invocationId, double milliseconds);

    [LoggerMessage(11, LogLevel.Warning, "Cancelled {InvocationId} after {Milliseconds:0} ms")]
    public static partial void Cancelled(this ILogger log, string invocationId, double milliseconds);

    [LoggerMessage(12, LogLevel.Error, "Failed {InvocationId} after {Milliseconds:0} ms: {Exception}")]
    public static partial void Failed(this ILogger log, string invocationId, double milliseconds, string exception);

    [LoggerMessage(13, LogLevel.Error, "Lost {InvocationId} after {Milliseconds:0} ms: its worker is gone")]
    public static partial void Lost(this ILogger log, string invocationId, double milliseconds);

    [LoggerMessage(14, LogLevel.Warning, "An HTTP function runs for a request only: a run by hand does nothing")]
    public static partial void HttpNotRunByHand(this ILogger log);

    [LoggerMessage(15, LogLevel.Error, "A run by hand did not come about")]
    public static partial void ManualRunFailed(this ILogger log, Exception exception);

    [LoggerMessage(16, LogLevel.Error, "{InvocationId} is cancelled: it ran for the functionTimeout of {Limit}")]
    public static partial void TimeOver(this ILogger log, string invocationId, TimeSpan limit);

    [LoggerMessage(17, LogLevel.Error, "{InvocationId} still runs {Seconds} s after that: its worker is killed")]
    public static partial void Stuck(this ILogger log, string invocationId, double seconds);

    [LoggerMessage(20, LogLevel.Debug, "A request failed with {Exception}")]
    public static partial void RequestFailed(this ILogger log, string exception);

    [LoggerMessage(21, LogLevel.Debug, "A client left before its answer")]
    public static partial void ClientLeft(this ILogger log);

    [LoggerMessage(22, LogLevel.Debug, "The request of {InvocationId} or its answer was not passed on: {Error}")]
    public static partial void NotForwarded(this ILogger log, string invocationId, ForwarderError error);

    [LoggerMessage(30, LogLevel.Warning, "No messages from the queue {Queue}: {Reason}")]
    public static partial void ReceiveFailed(this ILogger log, string queue, string reason);

    [LoggerMessage(31, LogLevel.Warning, "The message {MessageId} is not {Encoding}: check messageEncoding")]
    public static partial void Undecodable(this ILogger log, string messageId, QueueMessageEncoding encoding);

    [LoggerMessage(32, LogLevel.Warning, "The message {MessageId} goes to {Queue} after {DequeueCount} tries")]
    public static partial void Poisoned(this ILogger log, string messageId, long dequeueCount, string queue);

    [LoggerMessage(33, LogLevel.Warning, "The message {MessageId} is gone, or somebody else has it")]
    public static partial void LeaseLost(this ILogger log, string messageId);

    [LoggerMessage(34, LogLevel.Warning, "The lease of the message {MessageId} was not renewed: {Reason}")]
    public static partial void LeaseNotRenewed(this ILogger log, string messageId, string reason);

    [LoggerMessage(35, LogLevel.Warning, "The message {MessageId} could not be settled and comes back: {Reason}")]
    public static partial void NotSettled(this ILogger log, string messageId, string reason);

    [LoggerMessage(40, LogLevel.Warning, "The schedule's status in {Path} is not readable: it begins anew")]
    public static partial void ScheduleStatusUnreadable(this ILogger log, string path, Exception exception);

    [LoggerMessage(41, LogLevel.Error, "The schedule's status is not written to {Path}: what a next host misses or repeats is not known")]
    public static partial void ScheduleStatusNotWritten(this ILogger log, string path, Exception exception);

    [LoggerMessage(50, LogLevel.Information, "Started as process {ProcessId}")]
    public static partial void WorkerStarted(this ILogger log, int processId);

    [LoggerMessage(51, LogLevel.Error, "Ended by itself, with exit code {ExitCode}")]
    public static partial void WorkerEnded(this ILogger log, int exitCode);

    [LoggerMessage(52, LogLevel.Error, "Not started again: {Reason}")]
    public static partial void WorkerNotStarted(this ILogger log, string reason);

    [LoggerMessage(53, LogLevel.Critical, "Given up after {Deaths} deaths in a row, each within {Seconds} s: the host ends")]
    public static partial void WorkerGivenUp(this ILogger log, int deaths, double seconds);

    [LoggerMessage(54, LogLevel.Information, "{Line}")]
    public static partial void WorkerWrote(this ILogger log, string line);

    [LoggerMessage(55, LogLevel.Warning, "Not ended within {Seconds} s: killed")]
    public static partial void WorkerKilled(this ILogger log, double seconds);

    [LoggerMessage(EventId = 56, Message = "{Message}{Exception}")]
    public static partial void WorkerLogged(this ILogger log, LogLevel level, string message, string exception);
}
