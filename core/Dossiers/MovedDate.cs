using Dvc.Core.Agencies;

namespace Dvc.Core.Dossiers;

/// <summary>
/// A date that was reported and then moved: what makes a late dossier look punctual. Both dates stay visible, with the
/// times at which they arrived, which no sender can set, whatever else the sender states or leaves out.
/// </summary>
/// <param name="Kind">Which date was moved.</param>
/// <param name="DossierId">The dossier.</param>
/// <param name="Agency">The agency answerable when the move became known.</param>
/// <param name="From">The date as it was reported.</param>
/// <param name="To">The date that took its place.</param>
public sealed record MovedDate(MovedDateKind Kind, string DossierId, AgencyCode Agency, ReportedDate From, ReportedDate To)
{
    /// <summary>
    /// The moves that become known when <paramref name="before"/> has become <paramref name="after"/> by one event. One
    /// that arrives late, with an older date than any known, is compared too.
    /// </summary>
    public static IEnumerable<MovedDate> Between(Dossier before, Dossier after)
    {
        if (after.Newest is not { } newest)
        {
            yield break;
        }

        // Moved before it had passed, a due date launders nothing: the applicant was told in time. By our clock: the
        // sender's can be set back.
        if (Change(before.FirstDue, before.LastDue, after.FirstDue, after.LastDue) is var (due, newDue)
            && newDue.Date > due.Date && newDue.ArrivedAt.DateInVietnam() > due.Date)
        {
            yield return new MovedDate(MovedDateKind.DueMoved, after.Id, newest.Agency, due, newDue);
        }

        if (Change(before.FirstFinished, before.LastFinished, after.FirstFinished, after.LastFinished) is var (finished, newFinished)
            && newFinished.Date < finished.Date)
        {
            yield return new MovedDate(MovedDateKind.FinishMovedBack, after.Id, newest.Agency, finished, newFinished);
        }
    }

    private static (ReportedDate From, ReportedDate To)? Change(
        ReportedDate? firstBefore, ReportedDate? lastBefore, ReportedDate? first, ReportedDate? last) =>
        lastBefore is null || last is null || first is null ? null
        : last.ReportedBy != lastBefore.ReportedBy ? (lastBefore, last)
        : first.ReportedBy != firstBefore?.ReportedBy ? (first, last)
        : null;
}
