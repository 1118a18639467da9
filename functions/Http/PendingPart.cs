using Dvc.Storage.RollUp;

namespace Dvc.Functions.Http;

/// <summary>What was accepted and is not in the figures yet, of the whole system.</summary>
/// <param name="Messages">About how many messages wait to be recorded, each of one or many events; never fewer than there are.</param>
/// <param name="PoisonMessages">The same of messages that failed too often and are not kept as dead letters yet.</param>
/// <param name="Partitions">How many partitions of dossiers have changes that are not rolled up.</param>
/// <param name="Since">Since when the longest waiting of them does; null where that is not known, as of messages being worked on.</param>
public sealed record PendingPart(int Messages, int PoisonMessages, int Partitions, string? Since)
{
    internal static PendingPart? Of(PendingWork? pending) => pending is null
        ? null
        : new PendingPart(pending.Messages, pending.PoisonMessages, pending.Partitions, VietnamTimestamp.Format(pending.Since));
}
