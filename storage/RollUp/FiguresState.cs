using NodaTime;

namespace Dvc.Storage.RollUp;

/// <summary>How the figures stood when they were asked about.</summary>
/// <param name="Version">Their version.</param>
/// <param name="Pending">What was accepted before <paramref name="ReadSince"/> and is not in them; null where all of it is.</param>
/// <param name="ReadSince">When the asking began.</param>
public sealed record FiguresState(string Version, PendingWork? Pending, Instant ReadSince);
