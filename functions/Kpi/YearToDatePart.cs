namespace Dvc.Functions.Kpi;

/// <summary>The figures since the year began, up to the day that the span is evaluated at; of a reporting period since 15 December.</summary>
/// <param name="Period">The days.</param>
/// <param name="Counts">The counts.</param>
/// <param name="Rates">The rates.</param>
public sealed record YearToDatePart(PeriodPart Period, CountsPart Counts, RatesPart Rates);
