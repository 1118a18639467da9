using Dvc.Core;
using Dvc.Core.Agencies;
using Dvc.Core.Catalog;
using NodaTime;

namespace Dvc.Functions.Kpi;

/// <summary>The agency that figures are of, its whole subtree included.</summary>
/// <param name="Code">The code in the newer form; <c>VN</c> is the whole tree.</param>
/// <param name="Name">The Vietnamese name; null where it is not catalogued.</param>
/// <param name="Level">The level; null where it is not catalogued.</param>
public sealed record AgencyPart(string Code, string? Name, string? Level)
{
    private static readonly AgencyPart Country = new(AgencyCode.Country.Value, "Cả nước", "country");

    /// <summary>The agency as the catalogue knows it on a day.</summary>
    internal static AgencyPart Of(AgencyCode code, CatalogSnapshot catalog, LocalDate on) =>
        code == AgencyCode.Country ? Country
        : catalog.Agency(code, on) is { } known ? new AgencyPart(code.Value, known.Name, WireName<AgencyLevel>.Of(known.Level))
        : new AgencyPart(code.Value, Name: null, Level: null);
}
