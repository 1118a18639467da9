using System.Text.Json.Serialization;

namespace Dvc.Functions.Kpi;

/// <summary>The comparison with another span: the one before, or the same a year before.</summary>
/// <param name="Period">The other span's name.</param>
/// <param name="Days">
/// How many days of both are compared, where the period is not over: its finished days, and as many of the other one.
/// Absent where all days are.
/// </param>
/// <param name="Rates">The rates then.</param>
/// <param name="ChangePoints">The change since then.</param>
/// <param name="Counts">The counts then.</param>
public sealed record ComparisonPart(
    string Period,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Days,
    RatesPart Rates,
    ChangePoints ChangePoints,
    CountsPart Counts)
{
    /// <summary>
    /// The agencies that were merged into this one since, and whose figures then are in these; absent where there is none. Of
    /// a span that a merger lies in, <see cref="ChangePoints"/> has theirs on both sides.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Predecessors { get; init; }
}
