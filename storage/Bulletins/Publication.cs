using NodaTime;

namespace Dvc.Storage.Bulletins;

/// <summary>That a week is published, and which attempt's rows are its bulletin.</summary>
/// <param name="Week">The week's name, such as <c>2026-W47</c>.</param>
/// <param name="Generation">The attempt.</param>
/// <param name="PublishedAt">When it was committed.</param>
public sealed record Publication(string Week, string Generation, Instant PublishedAt);
