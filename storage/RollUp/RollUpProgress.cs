using NodaTime;

namespace Dvc.Storage.RollUp;

/// <summary>How far a run of the roll-up is.</summary>
/// <param name="StartedAt">When it began.</param>
/// <param name="ToldAt">When this was so.</param>
/// <param name="Rows">Days of agencies and of their procedures that it has found to publish so far, in all homes.</param>
/// <param name="Published">Those of them that are published.</param>
public sealed record RollUpProgress(Instant StartedAt, Instant ToldAt, long Rows, long Published);
