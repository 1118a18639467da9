using Azure.Data.Tables;
using Dvc.Core;
using Dvc.Core.Postings;
using NodaTime;

namespace Dvc.Storage.Ledger;

/// <summary>
/// The columns that ledger, facts and kpis share: one whole number for every counter that is not zero, named as on the
/// wire, and <c>lastEventAt</c>.
/// </summary>
internal static class CounterColumns
{
    public const string LastEventAt = "lastEventAt";

    private static readonly Counter[] All = Enum.GetValues<Counter>();

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(WireName<Counter>.Of), LastEventAt];

    public static void Write(TableEntity row, LedgerChange values)
    {
        foreach (var (counter, amount) in values.Counters.NonZero)
        {
            row[WireName<Counter>.Of(counter)] = amount;
        }

        row[LastEventAt] = values.LastEventAt.ToDateTimeUtc();
    }

    // A row that somebody else wrote may lack the time. It must not stop a roll-up; the audit makes it right.
    public static LedgerChange Read(TableEntity row) => new(ReadCounters(row), LastEvent(row) ?? NodaConstants.UnixEpoch);

    public static Counters ReadCounters(TableEntity row) => Counters.Of(All
        .Select(counter => KeyValuePair.Create(counter, row.GetInt64(WireName<Counter>.Of(counter)) ?? 0))
        .Where(amount => amount.Value != 0));

    /// <summary>The row's <c>lastEventAt</c>; null only where somebody else wrote the row.</summary>
    public static Instant? LastEvent(TableEntity row) =>
        row.GetDateTimeOffset(LastEventAt) is { } time ? Instant.FromDateTimeOffset(time) : null;

    public static Instant Time(TableEntity row, string column) =>
        row.GetDateTimeOffset(column) is { } time
            ? Instant.FromDateTimeOffset(time)
            : throw new InvalidOperationException($"Row has no {column}.");
}
