using Azure.Data.Tables;
using NodaTime;

namespace Dvc.Storage.DeadLetters;

/// <summary>Which dead letters to list; what is null takes every one.</summary>
/// <param name="Reason">Only those of this reason.</param>
/// <param name="IsWaiting">Only those that wait, or only those that were put back into the queue since.</param>
/// <param name="From">Only those that failed last at this time or later.</param>
/// <param name="Before">Only those that failed last before this time.</param>
public sealed record LetterFilter(string? Reason = null, bool? IsWaiting = null, Instant? From = null, Instant? Before = null)
{
    internal IEnumerable<string> Conditions()
    {
        if (Reason is not null)
        {
            yield return TableClient.CreateQueryFilter($"reason eq {Reason}");
        }

        if (IsWaiting is { } isWaiting)
        {
            yield return TableClient.CreateQueryFilter($"waiting eq {isWaiting}");
        }

        if (From is { } from)
        {
            yield return TableClient.CreateQueryFilter($"lastFailedAt ge {from.ToDateTimeOffset()}");
        }

        if (Before is { } before)
        {
            yield return TableClient.CreateQueryFilter($"lastFailedAt lt {before.ToDateTimeOffset()}");
        }
    }
}
