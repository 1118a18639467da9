using Dvc.Core;
using Dvc.Core.Catalog;
using Dvc.Core.Dossiers;
using Dvc.Functions.Kpi;

namespace Dvc.Functions.Quality;

/// <summary>One date that was moved.</summary>
/// <param name="Kind"><c>dueMoved</c>: the due date, after it had passed; <c>finishMovedBack</c>: the finish date, after it had been reported.</param>
/// <param name="DossierId">The dossier.</param>
/// <param name="Agency">The agency answerable when the move became known.</param>
/// <param name="From">The date as it was reported.</param>
/// <param name="To">The date that took its place.</param>
public sealed record MovedDatePart(string Kind, string DossierId, AgencyPart Agency, ReportedDatePart From, ReportedDatePart To)
{
    internal static MovedDatePart Of(MovedDate move, CatalogSnapshot catalog) => new(
        WireName<MovedDateKind>.Of(move.Kind), move.DossierId, AgencyPart.Of(move.Agency, catalog, move.To.ArrivedAt.DateInVietnam()), ReportedDatePart.Of(move.From), ReportedDatePart.Of(move.To));
}
