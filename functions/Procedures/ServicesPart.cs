using Dvc.Core.Dossiers;
using Dvc.Core.Kpi;

namespace Dvc.Functions.Procedures;

/// <summary>The use of services by level.</summary>
/// <param name="Total">All.</param>
/// <param name="Online">Online services: fully and partly online ones.</param>
/// <param name="Full">Fully online (toàn trình).</param>
/// <param name="Partial">Partly online (một phần).</param>
/// <param name="Information">Information only.</param>
/// <param name="Uncatalogued">Procedures with figures that are not catalogued; they are in none of the others.</param>
public sealed record ServicesPart(
    ServiceUsePart Total, ServiceUsePart Online, ServiceUsePart Full, ServiceUsePart Partial, ServiceUsePart Information, long Uncatalogued)
{
    internal static ServicesPart Of(IReadOnlyList<ProcedureFigures> procedures)
    {
        return new ServicesPart(
            ServiceUsePart.Of(procedures),
            ServiceUsePart.Of(procedures.Where(procedure => procedure.Offer is { Level: ServiceLevel.Full or ServiceLevel.Partial })),
            Of(ServiceLevel.Full),
            Of(ServiceLevel.Partial),
            Of(ServiceLevel.Information),
            procedures.Count(procedure => procedure.Offer is null));

        ServiceUsePart Of(ServiceLevel level) => ServiceUsePart.Of(procedures.Where(procedure => procedure.Offer?.Level == level));
    }
}
