using Dvc.Functions.Http;

namespace Dvc.Functions.Kpi;

/// <summary>What is open, overdue and due soon.</summary>
/// <param name="Day">Today in Vietnam.</param>
/// <param name="AsOf">When these figures last changed; null where there are none.</param>
/// <param name="TimeZone">The time zone of every date.</param>
/// <param name="Agency">The agency.</param>
/// <param name="Open">Open, overdue or not.</param>
/// <param name="Overdue">Open, past the due date and not paused.</param>
/// <param name="DueToday">Open, not paused and due today.</param>
/// <param name="DueNext">Due in the next one, three and five working days; each includes the one before.</param>
/// <param name="OldestOverdue">Every agency that is overdue with anything, the oldest first.</param>
/// <param name="OldestOverdueProcedures">Every procedure that anything is overdue of, the oldest first.</param>
[CsvRows("dueNext", "oldestOverdue", "oldestOverdueProcedures", Whole = ["agency", "open", "overdue", "dueToday"])]
public sealed record NowAnswer(
    string Day,
    string? AsOf,
    string TimeZone,
    AgencyPart Agency,
    long Open,
    long Overdue,
    long DueToday,
    IReadOnlyList<DueNextPart> DueNext,
    IReadOnlyList<OldestOverduePart> OldestOverdue,
    IReadOnlyList<OverdueProcedurePart> OldestOverdueProcedures) : FiguresAnswer;
