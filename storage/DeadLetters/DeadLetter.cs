namespace Dvc.Storage.DeadLetters;

/// <summary>Something that could not be recorded.</summary>
/// <param name="Reason">Why: <c>notJson</c>, <c>invalidEvent</c>, <c>outsideSource</c> or <c>retriesExhausted</c>.</param>
/// <param name="Detail">The broken rules in words, without the values.</param>
/// <param name="Message">The whole message or event.</param>
/// <param name="Tries">How often it was tried.</param>
public sealed record DeadLetter(string Reason, string Detail, BinaryData Message, long Tries)
{
    /// <summary>The message is no JSON of the queue's form.</summary>
    public const string NotJson = "notJson";

    /// <summary>The event breaks a rule of the contract.</summary>
    public const string InvalidEvent = "invalidEvent";

    /// <summary>The event would change a dossier of an agency that its source does not stand for.</summary>
    public const string OutsideSource = "outsideSource";

    /// <summary>Recording failed as often as the host tries.</summary>
    public const string RetriesExhausted = "retriesExhausted";
}
