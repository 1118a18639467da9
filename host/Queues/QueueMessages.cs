using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Dvc.Host.Protocol;
using Google.Protobuf;

namespace Dvc.Host.Queues;

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

    public static TypedData ToData(QueueMessage message, MessageForm form) => form switch
    {
        MessageForm.Bytes => new TypedData { Bytes = ByteString.CopyFrom(message.Body) },
        MessageForm.Text => new TypedData { String = message.Body.ToString() },
        _ => new TypedData
        {
            ModelBindingData = new ModelBindingData
            {
                Version = "1.0",
                Source = "AzureStorageQueues",
                ContentType = "application/json",
                Content = ToJson(message),
            },
        },
    };

    /// <summary>What middleware may read, by the names of the published host.</summary>
    public static Dictionary<string, TypedData> ToMetadata(QueueMessage message)
    {
        var metadata = new Dictionary<string, TypedData>(StringComparer.Ordinal)
        {
            ["QueueTrigger"] = new() { String = message.Body.ToString() },
            ["Id"] = new() { String = message.MessageId },
            ["PopReceipt"] = new() { String = message.PopReceipt },
            ["DequeueCount"] = new() { Json = message.DequeueCount.ToString(CultureInfo.InvariantCulture) },
        };
        Add("InsertionTime", message.InsertedOn);
        Add("ExpirationTime", message.ExpiresOn);
        Add("NextVisibleTime", message.NextVisibleOn);
        return metadata;

        void Add(string name, DateTimeOffset? time)
        {
            if (time is { } known)
            {
                metadata.Add(name, new TypedData { Json = JsonSerializer.Serialize(known, QueueJson.Default.DateTimeOffset) });
            }
        }
    }

    private static ByteString ToJson(QueueMessage message) => UnsafeByteOperations.UnsafeWrap(
        JsonSerializer.SerializeToUtf8Bytes(
            new MessageContent(
                message.MessageId,
                message.PopReceipt,
                message.Body.ToString(),
                message.DequeueCount,
                message.NextVisibleOn,
                message.InsertedOn,
                message.ExpiresOn),
            QueueJson.Default.MessageContent));
}
