namespace Dvc.Functions.Health;

/// <summary>The queue between acceptance and recording.</summary>
/// <param name="Depth">About how many messages are in it.</param>
/// <param name="OldestAgeSeconds">How long the first one waits; null where none does.</param>
/// <param name="PoisonDepth">About how many messages failed too often and are not kept as dead letters yet.</param>
public sealed record QueueHealth(int Depth, long? OldestAgeSeconds, int PoisonDepth);
