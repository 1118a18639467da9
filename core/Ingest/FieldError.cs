namespace Dvc.Core.Ingest;

/// <summary>Why an event cannot be taken: one broken rule of one member.</summary>
/// <param name="Field">The member's name in the contract; empty where the event as a whole is wrong.</param>
/// <param name="Code">The rule, one of <see cref="ErrorCodes"/>.</param>
/// <param name="Message">The rule in words. It never repeats the value.</param>
public sealed record FieldError(string Field, string Code, string Message);
