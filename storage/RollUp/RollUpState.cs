using NodaTime;

namespace Dvc.Storage.RollUp;

/// <summary>What is known of the roll-up.</summary>
/// <param name="FinishedAt">When a run last ended well; null before the first.</param>
/// <param name="Progress">How far the run is that told so last; null where none has told since then.</param>
public sealed record RollUpState(Instant? FinishedAt, RollUpProgress? Progress);
