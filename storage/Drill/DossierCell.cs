using Dvc.Core.Agencies;
using Dvc.Core.Kpi;
using NodaTime;

namespace Dvc.Storage.Drill;

/// <summary>A figure of an agency's subtree over days.</summary>
/// <param name="State">Which figure.</param>
/// <param name="Agency">The root of the subtree.</param>
/// <param name="Days">The days that count, first and last (see <see cref="DossierState.Days"/>).</param>
public sealed record DossierCell(DossierState State, AgencyCode Agency, DateInterval Days);
