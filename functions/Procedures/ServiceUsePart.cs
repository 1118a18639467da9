using Dvc.Core.Kpi;
using Dvc.Functions.Kpi;

namespace Dvc.Functions.Procedures;

/// <summary>How many of the services that are offered are used.</summary>
/// <param name="Offered">Services offered on the day that the span is evaluated at.</param>
/// <param name="WithDossiers">Those with at least one dossier received in the span / offered.</param>
/// <param name="WithOnlineDossiers">Those with at least one received online / offered.</param>
public sealed record ServiceUsePart(long Offered, RatePart WithDossiers, RatePart WithOnlineDossiers)
{
    internal static ServiceUsePart Of(IEnumerable<ProcedureFigures> services)
    {
        var use = ServiceUse.Of(services);
        return new ServiceUsePart(use.Offered, RatePart.Of(use.WithDossiersRate), RatePart.Of(use.WithOnlineDossiersRate));
    }
}
