namespace Dvc.Host.Queues;

/// <summary>A message as the worker's package for queues reads it.</summary>
internal sealed record MessageContent(
    string MessageId,
    string PopReceipt,
    string MessageText,
    long DequeueCount,
    DateTimeOffset? NextVisibleOn,
    DateTimeOffset? InsertedOn,
    DateTimeOffset? ExpiresOn);
