using Dvc.Core.Periods;
using NodaTime;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Storage.Kpi;

/// <summary>
/// Which rows make up adjoining spans of days and the opening before the first: whole years, whole months and days.
/// </summary>
internal sealed class SpanPlan
{
    /// <summary>The slot of rows before the first span.</summary>
    public const int Opening = -1;

    // Nothing is counted before it: timestamps begin with the year 2000.
    private static readonly LocalDate Beginning = new(1999, 1, 1);

    private readonly Dictionary<Period, int> slots = [];

    /// <summary>Plans <paramref name="spans"/>, each beginning on the day after the one before.</summary>
    public SpanPlan(IReadOnlyList<DateInterval> spans)
    {
        var first = spans[0].Start;
        if (first > Beginning)
        {
            Add(new DateInterval(Beginning, first.PlusDays(-1)), Opening);
        }

        for (var index = 0; index < spans.Count; index++)
        {
            Add(spans[index], index);
        }
    }

    /// <summary>First and last period of every stretch of rows to read, by grain and partition.</summary>
    public IEnumerable<(string Partition, Period First, Period Last)> Reads => slots.Keys
        .GroupBy(period => KpiKeys.Partition(period.Grain, period.Start), StringComparer.Ordinal)
        .Select(partition => (partition.Key, partition.MinBy(period => period.Start)!, partition.MaxBy(period => period.Start)!));

    /// <summary>The span that <paramref name="period"/> is a part of, by number, or <see cref="Opening"/>; null where it is no part.</summary>
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
