using Dvc.Functions.Http;
using Dvc.Functions.Kpi;

namespace Dvc.Functions.Procedures;

/// <summary>The figures of an agency and those below it by procedure.</summary>
/// <param name="Period">The span.</param>
/// <param name="AsOf">When these figures last changed; null where there are none.</param>
/// <param name="TimeZone">The time zone of every date.</param>
/// <param name="Agency">The agency.</param>
/// <param name="Services">How many of the services that are offered are used.</param>
/// <param name="Advantages">Of services that are better for who files online.</param>
/// <param name="Groups">Every group of the catalogue that a service offered here is in, by name.</param>
/// <param name="Procedures">Every procedure with dossiers behind its figures, by code; their sum is the agency's.</param>
[CsvRows("procedures", LeftOut = ["services", "advantages", "groups"])]
public sealed record ProceduresAnswer(
    PeriodPart Period,
    string? AsOf,
    string TimeZone,
    AgencyPart Agency,
    ServicesPart Services,
    AdvantagesPart Advantages,
    IReadOnlyList<GroupRow> Groups,
    IReadOnlyList<ProcedureRow> Procedures) : FiguresAnswer;
