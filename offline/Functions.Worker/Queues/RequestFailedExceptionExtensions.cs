using Azure;
using Azure.Storage.Queues.Models;

namespace Microsoft.Azure.Functions.Worker.Queues;

/// <summary>What a failure of the queue service means.</summary>
internal static class RequestFailedExceptionExtensions
{
    /// <summary>Whether the message is gone, or somebody else has received it since.</summary>
    public static bool IsLost(this RequestFailedException exception) =>
        exception.ErrorCode is { } code
        && (code == QueueErrorCode.PopReceiptMismatch || code == QueueErrorCode.MessageNotFound || code == QueueErrorCode.QueueNotFound);
}
