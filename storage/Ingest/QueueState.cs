namespace Dvc.Storage.Ingest;

/// <summary>How the event queue stands.</summary>
/// <param name="Depth">About how many messages are in it, those being worked on included.</param>
/// <param name="OldestInsertedOn">When the first message that waits, in this queue or among those that failed too often, was put there; null where none waits.</param>
/// <param name="PoisonDepth">About how many messages failed too often and are not kept as dead letters yet.</param>
public sealed record QueueState(int Depth, DateTimeOffset? OldestInsertedOn, int PoisonDepth);
