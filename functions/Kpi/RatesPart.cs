using Dvc.Core.Kpi;

namespace Dvc.Functions.Kpi;

/// <summary>Every rate.</summary>
/// <param name="Online">Received online / received.</param>
/// <param name="FullOnline">Received online by a fully online service / received.</param>
/// <param name="OnTime">Early and on time / resolved.</param>
/// <param name="Early">Early / resolved.</param>
/// <param name="Late">Late / resolved.</param>
/// <param name="Progress">Early, on time and open within due / resolved and open.</param>
/// <param name="Digitised">Digitised / received at the counter.</param>
/// <param name="PaidOnline">Paid online / fee due.</param>
/// <param name="Handling">Days from receipt to finish / resolved, in days.</param>
/// <param name="HandlingWorking">Working days from receipt to finish / resolved, in working days.</param>
public sealed record RatesPart(
    RatePart Online,
    RatePart FullOnline,
    RatePart OnTime,
    RatePart Early,
    RatePart Late,
    RatePart Progress,
    RatePart Digitised,
    RatePart PaidOnline,
    RatePart Handling,
    RatePart HandlingWorking)
{
    internal static RatesPart Of(Figures figures) => new(
        RatePart.Of(figures.OnlineRate),
        RatePart.Of(figures.FullOnlineRate),
        RatePart.Of(figures.OnTimeRate),
        RatePart.Of(figures.EarlyRate),
        RatePart.Of(figures.LateRate),
        RatePart.Of(figures.ProgressRate),
        RatePart.Of(figures.DigitisedRate),
        RatePart.Of(figures.PaidOnlineRate),
        RatePart.Of(figures.HandlingRate),
        RatePart.Of(figures.HandlingWorkingRate));
}
