using Dvc.Core.Kpi;
using Dvc.Functions.Kpi;

namespace Dvc.Functions.Procedures;

/// <summary>Services that are better for who files online.</summary>
/// <param name="Services">Such services.</param>
/// <param name="WithOnlineDossiers">Those with at least one dossier received online in the span / such services.</param>
/// <param name="ReceivedOnline">Received online / received, of all of them in the span.</param>
public sealed record AdvantagePart(long Services, RatePart WithOnlineDossiers, RatePart ReceivedOnline)
{
    internal static AdvantagePart Of(IEnumerable<ProcedureFigures> services)
    {
        var use = ServiceUse.Of(services);
        return new AdvantagePart(
            use.Offered, RatePart.Of(use.WithOnlineDossiersRate), RatePart.Of(new Rate(use.ReceivedOnline, use.Received)));
    }
}
