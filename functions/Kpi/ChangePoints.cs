using Dvc.Core.Kpi;

namespace Dvc.Functions.Kpi;

/// <summary>Changes in percentage points; null where either rate has no value.</summary>
/// <param name="Online">Of the online rate.</param>
/// <param name="OnTime">Of the on-time rate.</param>
public sealed record ChangePoints(decimal? Online, decimal? OnTime)
{
    internal static ChangePoints Of(Figures now, Figures before) => new(
        now.OnlineRate.PointsSince(before.OnlineRate),
        now.OnTimeRate.PointsSince(before.OnTimeRate));
}
