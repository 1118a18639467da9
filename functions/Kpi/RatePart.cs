using Dvc.Core.Kpi;

namespace Dvc.Functions.Kpi;

/// <summary>A rate with what it was made of.</summary>
/// <param name="Value">To six decimals, half away from zero; null where the denominator is 0.</param>
/// <param name="Numerator">What is counted.</param>
/// <param name="Denominator">Out of how many.</param>
public sealed record RatePart(decimal? Value, long Numerator, long Denominator)
{
    internal static RatePart Of(Rate rate) => new(rate.Value, rate.Numerator, rate.Denominator);
}
