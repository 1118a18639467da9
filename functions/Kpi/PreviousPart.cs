using System.Text.Json.Serialization;

namespace Dvc.Functions.Kpi;

/// <summary>The comparison with the span before.</summary>
/// <param name="Period">The name of the period before.</param>
/// <param name="Days">
/// How many days of both are compared, where the period is not over: its finished days, and as many of the one before.
/// Absent where all days are.
/// </param>
/// <param name="Rates">The rates then.</param>
/// <param name="ChangePoints">The change since then.</param>
public sealed record PreviousPart(
    string Period,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Days,
    HeadlineRates Rates,
    ChangePoints ChangePoints);
