using Dvc.Core.Agencies;
using Dvc.Core.Catalog;
using Dvc.Core.Dossiers;
using NodaTime;

namespace Dvc.Core.Postings;

/// <summary>The statutory term of one dossier. The first due date is checked against it, and nothing else.</summary>
internal static class StatutoryTerm
{
    private const decimal HalfDay = 0.5m;
    private const decimal Day = 1;

    private static readonly LocalTime Noon = new(12, 0);

    // What is received in person after it may be handed on at the start of the next working day (decree 309/2026/NĐ-CP,
    // article 9, before it decree 61/2018/NĐ-CP, article 18, clause 2).
    private static readonly LocalTime LatestHour = new(15, 0);

    /// <summary>The last day that the term allows; null where the term, or the start of its clock, is not known.</summary>
    /// <param name="current">The dossier as it stands.</param>
    /// <param name="receivedOn">Its date of receipt.</param>
    /// <param name="catalog">The catalogue.</param>
    public static LocalDate? LastDay(DossierSnapshot current, LocalDate receivedOn, CatalogSnapshot catalog)
    {
        if (catalog.Procedure(current.Procedure, current.Agency, receivedOn)?.TermFor(current.Channel) is not { } term
            || StartAt(current, catalog) is not { } startAt)
        {
            return null;
        }

        // Of terms longer than a day no source says that an afternoon moves them (to be verified).
        var (startOn, time) = startAt.InZone(VietnamTime.Zone).LocalDateTime;
        var isNextMorning = term <= Day && current.Channel == Channel.InPerson && time > LatestHour;
        if (isNextMorning)
        {
            startOn = catalog.Calendar.OnOrAfter(startOn.PlusDays(1));
        }

        // Half a day that begins in the morning ends on the same day.
        return catalog.Calendar.DueOn(startOn, term == HalfDay && (isNextMorning || time < Noon) ? 0 : term);
    }

    // Of a dossier filed outside its territory the clock starts when the competent agency receives it (decree
    // 309/2026/NĐ-CP, article 8, clause 3).
    private static Instant? StartAt(DossierSnapshot current, CatalogSnapshot catalog) =>
        current.CompetentReceivedAt ?? (IsFromElsewhere(current, catalog) ? null : current.ReceivedAt);

    // A province that was merged into the agency's own is no other one.
    private static bool IsFromElsewhere(DossierSnapshot current, CatalogSnapshot catalog) =>
        Home.IssuerOf(current.DossierId)?.FirstGroup is { } issuer
        && issuer != current.Agency.FirstGroup
        && !catalog.Predecessors(AgencyCode.Parse(current.Agency.FirstGroup), LocalDate.MinIsoValue, LocalDate.MaxIsoValue).Contains(AgencyCode.Parse(issuer));
}
