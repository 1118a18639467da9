using Dvc.Core.Agencies;
using Dvc.Storage.Kpi;

namespace Dvc.Storage.Audit;

/// <summary>An agency's days in a month, by name, with what they are summed from.</summary>
/// <param name="Version">The rows that were read, and their versions.</param>
/// <param name="Inputs">The agency's own facts and its subordinates' days.</param>
/// <param name="Published">The agency's rows among the period's rows.</param>
/// <param name="Procedures">The same month by procedure.</param>
/// <param name="Subordinates">The agencies directly below that have rows.</param>
internal sealed record KpiMonth(
    string Version,
    IReadOnlyList<KeyValuePair<string, SubtreeCounters>> Inputs,
    IReadOnlyList<KeyValuePair<string, SubtreeCounters>> Published,
    ProcedureMonth Procedures,
    IReadOnlyList<AgencyCode> Subordinates);
