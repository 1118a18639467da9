namespace Dvc.Functions.Kpi;

/// <summary>One period of a series.</summary>
/// <param name="Period">The period.</param>
/// <param name="Counts">The counts.</param>
/// <param name="Rates">The rates.</param>
public sealed record SeriesPeriod(PeriodPart Period, CountsPart Counts, RatesPart Rates);
