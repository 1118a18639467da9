namespace Dvc.Functions.Health;

/// <summary>The roll-up.</summary>
/// <param name="PendingHomes">How many homes have changes that are not rolled up yet.</param>
/// <param name="OldestPendingAt">Since when the longest waiting of them does, at the least; null where none does.</param>
/// <param name="LastFinishedAt">When the last roll-up ended; null before the first.</param>
/// <param name="Progress">How far a run is, told about once a second; null where none is under way, or none for a second yet.</param>
public sealed record RollUpHealth(int PendingHomes, string? OldestPendingAt, string? LastFinishedAt, RollUpProgressPart? Progress);
