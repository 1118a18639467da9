using System.Globalization;

namespace Dvc.EndToEnd.Tests.Support;

/// <summary>The present day in Vietnam, which has no summer time.</summary>
internal static class Today
{
    public static DateTime Date => DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(7)).Date;

    /// <summary>Its ISO week, and that week's Monday.</summary>
    public static (string Id, DateTime Monday) Week()
    {
        var today = Date;
        var id = string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(today):0000}-W{ISOWeek.GetWeekOfYear(today):00}");
        return (id, ISOWeek.ToDateTime(ISOWeek.GetYear(today), ISOWeek.GetWeekOfYear(today), DayOfWeek.Monday));
    }

    public static string Iso(DateTime date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
