using Dvc.Core;
using Dvc.Core.Catalog;
using Dvc.Core.Dossiers;
using Dvc.Functions.Kpi;
using Dvc.Storage.Drill;
using NodaTime;
using NodaTime.Text;

namespace Dvc.Functions.Drill;

/// <summary>A dossier behind a figure: its code and how it stands, and nothing about people.</summary>
/// <param name="DossierId">The dossier.</param>
/// <param name="Agency">The agency that it is counted for.</param>
/// <param name="Procedure">The procedure's code; null where only rejected events told of the dossier, as with all that follow.</param>
/// <param name="Channel">How it was filed.</param>
/// <param name="Status">Its status.</param>
/// <param name="ReceivedOn">The day of receipt, in Vietnam.</param>
/// <param name="DueOn">The due date, in Vietnam; null where there is none.</param>
/// <param name="ClosedOn">The day of closing, in Vietnam; null while it is open.</param>
public sealed record DossierPart(
    string DossierId,
    AgencyPart Agency,
    string? Procedure,
    string? Channel,
    string? Status,
    string? ReceivedOn,
    string? DueOn,
    string? ClosedOn)
{
    internal static DossierPart Of(CellDossier dossier, CatalogSnapshot catalog, LocalDate on)
    {
        var (state, current) = (dossier.State, dossier.State.Current);
        return new DossierPart(
            state.Id,
            AgencyPart.Of(dossier.Agency, catalog, on),
            current?.Procedure,
            current is null ? null : WireName<Channel>.Of(current.Channel),
            current is null ? null : WireName<DossierStatus>.Of(current.Status),
            Day(state.ReceivedOn),
            Day(state.DueOn),
            Day(state.ClosedOn));
    }

    private static string? Day(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;
}
