using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;

namespace Dvc.Storage.Recording;

/// <summary>Whether a source may tell of a dossier: only of those of its own agency and of all below it.</summary>
internal static class Permission
{
    /// <summary>
    /// A state belongs to the agency it names. A step names none, so it belongs to the agency that has the dossier, and
    /// while nobody does to the one that issued its code. Whatever would change a dossier that another agency has is
    /// refused, an older state too: it would change what that agency answers for. Repetitions change nothing, and that
    /// an event was rejected is counted for the source's agency.
    /// </summary>
    public static bool IsGranted(Dossier? stored, IncomingDossier incoming, AgencyCode? within)
    {
        var told = incoming.Told;
        if (within is not { } permitted || told is { Newest: null, Step: null })
        {
            return true;
        }

        var named = incoming.Events.Select(queued => queued.Reading.Told!.Newest?.Agency).OfType<AgencyCode>();
        return named.All(agency => agency.IsWithin(permitted))
            && (stored?.Newest is { } newest ? newest.Agency.IsWithin(permitted) || stored.Merge(told) == stored
                : told.Newest is not null || IsIssuedWithin(incoming.Id, permitted));
    }

    private static bool IsIssuedWithin(string dossierId, AgencyCode permitted) =>
        permitted == AgencyCode.Country || (AgencyCode.TryParse(Home.Of(dossierId), out var issuer) && issuer.IsWithin(permitted));
}
