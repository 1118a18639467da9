using Dvc.Core;
using Dvc.Core.Agencies;
using Dvc.Core.Catalog;
using Dvc.Core.Kpi;
using NodaTime;

namespace Dvc.Functions.Kpi;

/// <summary>What a rate is to reach.</summary>
/// <param name="Value">The value to reach.</param>
/// <param name="Status"><c>met</c>, <c>notMet</c>, or <c>notApplicable</c> where the rate has no value.</param>
/// <param name="Document">The document that set it.</param>
public sealed record TargetPart(decimal Value, string Status, string Document)
{
    /// <summary>The targets in force on a day, by the rate's name; null where there is none.</summary>
    internal static IReadOnlyDictionary<string, TargetPart>? Of(
        AgencyCode agency, Figures figures, CatalogSnapshot catalog, LocalDate on)
    {
        var level = catalog.Agency(agency, on)?.Level;
        var targets = Enum.GetValues<KpiRate>()
            .Select(rate => catalog.Target(agency, level, rate, on))
            .OfType<Target>()
            .ToDictionary(
                target => WireName<KpiRate>.Of(target.Rate),
                target => new TargetPart(target.Value, WireName<TargetStatus>.Of(target.Judge(figures[target.Rate])), target.Document),
                StringComparer.Ordinal);
        return targets.Count > 0 ? targets : null;
    }
}
