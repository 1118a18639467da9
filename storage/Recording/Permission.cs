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
        if (within is not { } permitted || incoming.Told is { Newest: null, Step: null })
        {
            return true;
        }

        var named = incoming.Events.Select(queued => queued.Reading.Told!.Newest?.Agency).OfType<AgencyCode>();
        var isOwn = stored?.Newest is { } newest
            ? newest.Agency.IsWithin(permitted) || stored.Merge(incoming.Told) == stored
            : incoming.Told.Step is null || IssuerIsWithin(incoming, permitted);
        return isOwn && named.All(agency => agency.IsWithin(permitted));
    }

    private static bool IssuerIsWithin(IncomingDossier incoming, AgencyCode permitted) =>
        incoming.Told.Newest is not null
        || (AgencyCode.TryParse(Home.Of(incoming.Id), out var issuer) && issuer.IsWithin(permitted))
        || permitted == AgencyCode.Country;
}
