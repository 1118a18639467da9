using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Microsoft.Azure.Functions.Worker.Queues;

/// <summary>Messages as functions see them.</summary>
internal static class QueueMessages
{
    /// <summary>A message that no queue has.</summary>
    public static QueueMessage Create(string text) => QueuesModelFactory.QueueMessage(
        Guid.NewGuid().ToString(), popReceipt: string.Empty, BinaryData.FromString(text), dequeueCount: 1);

    /// <summary>A received message without the encoding of its text, unless it does not have that encoding.</summary>
    public static bool TryDecode(
        QueueMessage received, QueueMessageEncoding encoding, [NotNullWhen(true)] out QueueMessage? decoded)
    {
        decoded = encoding switch
        {
            QueueMessageEncoding.None => received,
            _ when Base64.IsValid(received.Body.ToMemory().Span) => QueuesModelFactory.QueueMessage(
                received.MessageId,
                received.PopReceipt,
                BinaryData.FromBytes(Convert.FromBase64String(received.Body.ToString())),
                received.DequeueCount,
                received.NextVisibleOn,
                received.InsertedOn,
                received.ExpiresOn),
            _ => null,
        };
        return decoded is not null;
    }
}
