using Dvc.Functions.Http;
using Dvc.Functions.Kpi;

namespace Dvc.Functions.Procedures;

/// <summary>The figures of an agency and those below it by field.</summary>
/// <param name="Period">The span.</param>
/// <param name="AsOf">When these figures last changed; null where there are none.</param>
/// <param name="TimeZone">The time zone of every date.</param>
/// <param name="Agency">The agency.</param>
/// <param name="Fields">Every field with a service offered here, or with dossiers; what is not catalogued comes last. Their sum is the agency's.</param>
[CsvRows("fields")]
public sealed record FieldsAnswer(
    PeriodPart Period, string? AsOf, string TimeZone, AgencyPart Agency, IReadOnlyList<FieldRow> Fields) : FiguresAnswer;
