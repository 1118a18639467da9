using Azure;
using Azure.Storage.Queues.Models;

namespace Dvc.Host.Queues;

/// <summary>What a failure of the queue service means.</summary>
internal static class StorageFailure
{
    /// <summary>Whether the message is gone, or somebody else has received it since.</summary>
    public static bool IsLost(RequestFailedException exception) =>
        exception.ErrorCode is { } code
        && (code == QueueErrorCode.PopReceiptMismatch
            || code == QueueErrorCode.MessageNotFound
            || code == QueueErrorCode.QueueNotFound);

    /// <summary>The failure in a few words: the exceptions' own texts repeat the whole response.</summary>
    public static string Reason(Exception exception) => exception switch
    {
        RequestFailedException { ErrorCode: { } code } failure => $"{failure.Status} {code}",
        AggregateException { InnerExceptions: [.., var last] } => last.Message, // Of several tries.
        _ => exception.Message,
    };
}
