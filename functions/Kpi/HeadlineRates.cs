using Dvc.Core.Kpi;

namespace Dvc.Functions.Kpi;

/// <summary>The two rates that agencies are ranked by.</summary>
/// <param name="Online">Received online / received.</param>
/// <param name="OnTime">Early and on time / resolved.</param>
public sealed record HeadlineRates(RatePart Online, RatePart OnTime)
{
    internal static HeadlineRates Of(Figures figures) => new(RatePart.Of(figures.OnlineRate), RatePart.Of(figures.OnTimeRate));
}
