using Dvc.Storage.Ingest;

namespace Dvc.Storage.DeadLetters;

/// <summary>Something that could not be recorded.</summary>
/// <param name="Reason">Why: one of <see cref="Reasons"/>.</param>
/// <param name="Detail">The broken rules in words, without the values.</param>
/// <param name="Message">The whole message or event.</param>
/// <param name="Tries">How often it was tried since it was kept last.</param>
/// <param name="Delivery">How it came where it is a single event; null for a message, which says so itself.</param>
public sealed record DeadLetter(string Reason, string Detail, BinaryData Message, long Tries, Delivery? Delivery = null)
{
    /// <summary>The message is no JSON of the queue's form; it is kept as the queue held it.</summary>
    public const string NotJson = "notJson";

    /// <summary>The event breaks a rule of the contract.</summary>
    public const string InvalidEvent = "invalidEvent";

    /// <summary>The event would change a dossier of an agency that its source does not stand for.</summary>
    public const string OutsideSource = "outsideSource";

    /// <summary>Recording failed as often as the host tries.</summary>
    public const string RetriesExhausted = "retriesExhausted";

    /// <summary>Every reason.</summary>
    public static IReadOnlyList<string> Reasons { get; } = [NotJson, InvalidEvent, RetriesExhausted, OutsideSource];
}
