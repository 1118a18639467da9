using Dvc.Core.Kpi;
using NodaTime;

namespace Dvc.Storage.Kpi;

/// <summary>What is stored of one agency, or of one of its procedures, for one span of days.</summary>
/// <param name="Figures">The sums before and within the span.</param>
/// <param name="Own">The same of what the agency handles itself; null where a row of an earlier release is among them, or they are of a procedure or of several agencies.</param>
/// <param name="LastEventAt">The sender's clock of the newest event behind the span's figures; null where there is none.</param>
/// <param name="LastSeenAt">The same of the figures before and within the span.</param>
/// <param name="ChangedAt">When a row behind the figures last changed; null where there is none.</param>
public sealed record SpanSums(Figures Figures, Figures? Own, Instant? LastEventAt, Instant? LastSeenAt, Instant? ChangedAt)
{
    /// <summary>What is stored of an agency that nothing is known of.</summary>
    public static SpanSums Nothing { get; } = new(Figures.Nothing, Figures.Nothing, LastEventAt: null, LastSeenAt: null, ChangedAt: null);

    /// <summary>Several agencies' together, of one span.</summary>
    public static SpanSums Sum(IReadOnlyCollection<SpanSums> all) => new(
        Figures.Sum([.. all.Select(sums => sums.Figures)]),
        Own: null,
        all.Max(sums => sums.LastEventAt),
        all.Max(sums => sums.LastSeenAt),
        all.Max(sums => sums.ChangedAt));

    /// <summary>Sums up an agency's rows, or those of one of its procedures, to the spans that were planned.</summary>
    internal static IReadOnlyList<SpanSums> Of(SpanPlan plan, IReadOnlyList<KpiRow> rows, int spans)
    {
        var bySlot = rows.ToLookup(row => plan.SlotOf(row.Period));
        var opening = SubtreeCounters.Zero;
        Instant? changedAt = null, lastSeenAt = null;
        List<SpanSums> sums = [];
        for (var index = 0; index < spans; index++)
        {
            var (before, within) = (bySlot[SpanPlan.Before(index)], bySlot[index]);
            opening = SubtreeCounters.Sum([opening, Sum(before)]);
            var span = Sum(within);
            var lastEventAt = Latest(within, row => row.LastEventAt);
            lastSeenAt = Later(Later(lastSeenAt, Latest(before, row => row.LastEventAt)), lastEventAt);
            changedAt = Later(changedAt, Latest(before.Concat(within), row => row.ChangedAt));
            var own = opening.Own is { } ownBefore && span.Own is { } ownWithin ? new Figures(ownBefore, ownWithin) : null;
            sums.Add(new SpanSums(new Figures(opening.Whole, span.Whole), own, lastEventAt, lastSeenAt, changedAt));
            opening = SubtreeCounters.Sum([opening, span]);
        }

        return sums;
    }

    private static SubtreeCounters Sum(IEnumerable<KpiRow> rows) => SubtreeCounters.Sum([.. rows.Select(row => row.Counters)]);

    private static Instant? Latest(IEnumerable<KpiRow> rows, Func<KpiRow, Instant> time) => rows.Max(row => (Instant?)time(row));

    private static Instant? Later(Instant? one, Instant? other) => other is null || one > other ? one : other;
}
