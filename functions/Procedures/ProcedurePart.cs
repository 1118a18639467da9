using Dvc.Core;
using Dvc.Core.Catalog;
using Dvc.Core.Dossiers;

namespace Dvc.Functions.Procedures;

/// <summary>A procedure, as the catalogue knows it on the day that figures are evaluated at.</summary>
/// <param name="Code">The code (mã thủ tục).</param>
/// <param name="Name">The Vietnamese name; null, as all that follows, where the procedure is not catalogued.</param>
/// <param name="Field">The field (lĩnh vực).</param>
/// <param name="Level">The level of the online service: <c>full</c>, <c>partial</c> or <c>information</c>.</param>
/// <param name="Groups">The groups it belongs to.</param>
public sealed record ProcedurePart(string Code, string? Name, string? Field, string? Level, IReadOnlyList<string>? Groups)
{
    internal static ProcedurePart Of(string code, CataloguedProcedure? offer) => offer is null
        ? new ProcedurePart(code, Name: null, Field: null, Level: null, Groups: null)
        : new ProcedurePart(code, offer.Name, offer.Field, WireName<ServiceLevel>.Of(offer.Level), offer.Groups);
}
