using Dvc.Storage.Ingest;

namespace Dvc.Storage.DeadLetters;

/// <summary>A dead letter with its message.</summary>
/// <param name="Kept">What is known of it.</param>
/// <param name="Message">The whole message or event.</param>
public sealed record WholeLetter(KeptLetter Kept, BinaryData Message)
{
    /// <summary>The queue message that leads to this very letter again if it fails as before.</summary>
    public string QueueText => Kept switch
    {
        { Reason: DeadLetter.NotJson } => Message.ToString(),
        { Delivery: { } delivery } => EventMessage.Encode(EventMessage.Write(delivery, [Message.ToMemory()])),
        _ => EventMessage.Encode(Message),
    };
}
