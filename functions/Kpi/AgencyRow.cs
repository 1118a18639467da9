using System.Text.Json.Serialization;
using Dvc.Functions.Bulletins;

namespace Dvc.Functions.Kpi;

/// <summary>One agency of the tree.</summary>
/// <param name="Agency">The agency, its subtree included.</param>
/// <param name="Parent">The code of the agency directly above, which counts this one's dossiers too.</param>
/// <param name="Depth">How many groups the code has: 1 for a province or ministry, 2 for what is directly below it, and so on.</param>
/// <param name="Rank">Its rank within its province and level; null where it resolved nothing.</param>
/// <param name="LastEventAt">The sender's clock of the newest state among those whose recording changed the span's figures; null where there is none.</param>
/// <param name="Counts">The counts.</param>
/// <param name="Rates">The rates.</param>
/// <param name="LastSeenAt">The same of everything up to the span's end; null where nothing was ever counted.</param>
/// <param name="Silent">Whether more than five working days lie between <paramref name="LastSeenAt"/> and the span's end, or today.</param>
/// <param name="Targets">What rates are to reach, by the rate's name; absent where nothing is set.</param>
/// <param name="Own">What it handles itself; absent where it has no subordinates or handles nothing itself.</param>
public sealed record AgencyRow(
    AgencyPart Agency,
    string? Parent,
    int Depth,
    int? Rank,
    string? LastEventAt,
    CountsPart Counts,
    RatesPart Rates,
    string? LastSeenAt,
    bool Silent,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, TargetPart>? Targets,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OwnPart? Own)
{
    /// <summary>The figures that are not any more as published, by path; absent where none is, or the week is not published.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, RestatedFigure>? Restated { get; init; }
}
