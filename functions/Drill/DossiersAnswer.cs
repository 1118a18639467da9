using Dvc.Functions.Http;
using Dvc.Functions.Kpi;

namespace Dvc.Functions.Drill;

/// <summary>A page of the dossiers behind a figure, and the figure.</summary>
/// <param name="State">Which figure.</param>
/// <param name="Agency">The root of the subtree.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, as asked.</param>
/// <param name="EvaluatedAt">The last day that counts.</param>
/// <param name="AsOf">When the figure last changed; null where there are none.</param>
/// <param name="Count">The figure, in dossiers: all pages together.</param>
/// <param name="IsListAhead">Whether the dossiers may be newer than the figure, so that they may not agree: some have changes that are not rolled up yet.</param>
/// <param name="Dossiers">The dossiers.</param>
/// <param name="Next">What <c>after</c> is to be for the next page; null after the last one.</param>
[CsvRows("dossiers", LeftOut = ["agency", "count", "next"])]
public sealed record DossiersAnswer(
    string State,
    AgencyPart Agency,
    string From,
    string To,
    string EvaluatedAt,
    string? AsOf,
    long Count,
    bool IsListAhead,
    IReadOnlyList<DossierPart> Dossiers,
    string? Next) : FiguresAnswer;
