using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;

namespace Dvc.Storage.Drill;

/// <summary>A dossier behind a figure.</summary>
/// <param name="Agency">The agency that it is counted for there.</param>
/// <param name="State">Its merged state.</param>
public sealed record CellDossier(AgencyCode Agency, Dossier State);
