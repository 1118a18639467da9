using Dvc.Core.Periods;
using NodaTime;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Storage.Kpi;

/// <summary>
/// Which rows make up spans of days and what lies before each of them: whole years, whole months and days.
/// </summary>
internal sealed class SpanPlan
{
    /// <summary>The slot of rows before the first span.</summary>
    public const int Opening = -1;

    // Nothing is counted before it: timestamps begin with the year 2000.
    private static readonly LocalDate Beginning = new(1999, 1, 1);

    private readonly Dictionary<Period, int> slots = [];

    /// <summary>Plans <paramref name="spans"/>, each beginning after the one before; there may be days between them.</summary>
    public SpanPlan(IReadOnlyList<DateInterval> spans)
    {
        var next = Beginning;
        for (var index = 0; index < spans.Count; index++)
        {
            if (spans[index].Start > next)
            {
                Add(new DateInterval(next, spans[index].Start.PlusDays(-1)), Before(index));
            }

            Add(spans[index], index);
            next = spans[index].End.PlusDays(1);
        }
    }

    /// <summary>The slot of rows directly before a span, after the one before it; <see cref="Opening"/> for the first.</summary>
    public static int Before(int span) => Opening - span;

    /// <summary>First and last period of every stretch of rows to read, by grain and partition.</summary>
    public IEnumerable<(string Partition, Period First, Period Last)> Reads => slots.Keys
        .GroupBy(period => KpiKeys.Partition(period.Grain, period.Start), StringComparer.Ordinal)
        .Select(partition => (partition.Key, partition.MinBy(period => period.Start)!, partition.MaxBy(period => period.Start)!));

    /// <summary>The whole years, whole months and days that make up the spans and what lies before them.</summary>
    public IEnumerable<Period> Parts => slots.Keys;

    /// <summary>The span that <paramref name="period"/> is a part of, by number, or <see cref="Before"/>; null where it is no part.</summary>
    public int? SlotOf(Period period) => slots.TryGetValue(period, out var slot) ? slot : null;

    private void Add(DateInterval span, int slot)
    {
        var parts = CalendarParts.Of(span);
        foreach (var part in parts.Years.Concat(parts.Months).Concat(parts.Days))
        {
            slots[part] = slot;
        }
    }
}
