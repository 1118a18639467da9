namespace Dvc.Storage.DeadLetters;

/// <summary>Some dead letters of a list.</summary>
/// <param name="Letters">They, in the order of their ids.</param>
/// <param name="Next">After which the next page begins; null where this is the last.</param>
public sealed record LetterPage(IReadOnlyList<KeptLetter> Letters, string? Next);
