using Dvc.Core.Postings;

namespace Dvc.Core.Kpi;

/// <summary>
/// How many of the services that are offered are used (DVC có phát sinh hồ sơ): of the group on online services of
/// Decision 766/QĐ-TTg, which counts online services with at least one online dossier. A service is a catalogued procedure.
/// </summary>
/// <param name="Offered">Services offered on the day that the span is evaluated at.</param>
/// <param name="WithDossiers">Those of them with at least one dossier received in the span.</param>
/// <param name="WithOnlineDossiers">Those of them with at least one dossier received online in the span.</param>
/// <param name="Received">The dossiers of all of them received in the span.</param>
/// <param name="ReceivedOnline">Of those, the ones received online.</param>
public sealed record ServiceUse(long Offered, long WithDossiers, long WithOnlineDossiers, long Received, long ReceivedOnline)
{
    /// <summary>Services with dossiers out of those offered; no value where none is.</summary>
    public Rate WithDossiersRate => new(WithDossiers, Offered);

    /// <summary>Services with online dossiers out of those offered; no value where none is.</summary>
    public Rate WithOnlineDossiersRate => new(WithOnlineDossiers, Offered);

    /// <summary>The use of <paramref name="services"/>; what is not catalogued is not offered, and left out.</summary>
    public static ServiceUse Of(IEnumerable<ProcedureFigures> services)
    {
        var offered = services.Where(service => service.Offer is not null).Select(service => service.Figures).ToList();
        return new ServiceUse(
            offered.Count,
            offered.Count(figures => figures.Received > 0),
            offered.Count(figures => figures.Span[Counter.ReceivedOnline] > 0),
            offered.Sum(figures => figures.Received),
            offered.Sum(figures => figures.Span[Counter.ReceivedOnline]));
    }
}
