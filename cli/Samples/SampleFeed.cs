using Dvc.Cli.Events;

namespace Dvc.Cli.Samples;

/// <summary>Makes up the events behind published figures: invented dossiers, counted to the last one as published.</summary>
internal static class SampleFeed
{
    private const int Seed = 2022;

    /// <summary>What the dossiers are of, and all else that is on offer.</summary>
    public static IReadOnlyList<OfferedService> Services(FeedFigures figures) => new ProcedureCatalog(figures, new Random(Seed)).Services;

    /// <summary>The events in the order of sending, the same on every call.</summary>
    public static IReadOnlyList<DossierEvent> Generate(FeedFigures figures)
    {
        var random = new Random(Seed);
        var calendar = new OfficeCalendar(
            figures.Period.From, figures.Period.To.PlusDays(2 * ProcedureCatalog.LongestLimit));
        var catalog = new ProcedureCatalog(figures, random);
        var plans = new DossierPlanner(figures, calendar, catalog, random).Plan();
        var life = new DossierLife(figures, calendar, random);
        return SendingOrder.Of(plans.SelectMany(life.Tell), random);
    }
}
