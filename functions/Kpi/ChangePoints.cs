using Dvc.Core.Kpi;

namespace Dvc.Functions.Kpi;

/// <summary>Changes in percentage points; null where either rate has no value. Averages of days have none.</summary>
/// <param name="Online">Of the online rate.</param>
/// <param name="OnTime">Of the on-time rate.</param>
/// <param name="FullOnline">Of the fully online rate.</param>
/// <param name="Early">Of the early rate.</param>
/// <param name="Late">Of the late rate.</param>
/// <param name="Progress">Of the progress rate.</param>
/// <param name="Digitised">Of the digitised rate.</param>
/// <param name="PaidOnline">Of the rate paid online.</param>
public sealed record ChangePoints(
    decimal? Online, decimal? OnTime, decimal? FullOnline, decimal? Early, decimal? Late, decimal? Progress, decimal? Digitised, decimal? PaidOnline)
{
    internal static ChangePoints Of(Figures now, Figures before)
    {
        return new ChangePoints(
            Of(KpiRate.Online), Of(KpiRate.OnTime), Of(KpiRate.FullOnline), Of(KpiRate.Early), Of(KpiRate.Late),
            Of(KpiRate.Progress), Of(KpiRate.Digitised), Of(KpiRate.PaidOnline));

        decimal? Of(KpiRate rate) => now[rate].PointsSince(before[rate]);
    }
}
