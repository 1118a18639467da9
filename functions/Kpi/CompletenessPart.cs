namespace Dvc.Functions.Kpi;

/// <summary>How many of the agencies below sent anything that counts in the span.</summary>
/// <param name="Value">Their share; null where no agency is known.</param>
/// <param name="Numerator">The agencies that did.</param>
/// <param name="Denominator">The agencies that are catalogued, or ever had a dossier.</param>
/// <param name="Missing">Those that did not, by code.</param>
public sealed record CompletenessPart(decimal? Value, long Numerator, long Denominator, IReadOnlyList<AgencyPart> Missing);
