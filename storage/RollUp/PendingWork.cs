using NodaTime;

namespace Dvc.Storage.RollUp;

/// <summary>What was accepted and is not in the figures yet, of the whole system.</summary>
/// <param name="Messages">About how many messages wait to be recorded, those being worked on included; never fewer than there are.</param>
/// <param name="PoisonMessages">The same of messages that failed too often and are not kept as dead letters yet.</param>
/// <param name="Partitions">How many partitions of dossiers have changes that are not rolled up.</param>
/// <param name="Since">Since when the longest waiting of them does; null where all messages are being worked on, which hides their time.</param>
public sealed record PendingWork(int Messages, int PoisonMessages, int Partitions, Instant? Since);
