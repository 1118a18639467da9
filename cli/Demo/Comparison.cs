using Dvc.Cli.Samples;

namespace Dvc.Cli.Demo;

/// <summary>The counted figures beside those that are printed, and only those.</summary>
internal sealed record Comparison(IReadOnlyList<ComparedFigure> Figures)
{
    public bool Agrees => Figures.All(figure => figure.Agrees);

    /// <summary>What to say of printed shares that cannot be counted.</summary>
    public IEnumerable<string> Notes => Figures.Where(figure => !figure.PercentsAgree).Select(figure => figure.Published.Note).OfType<string>();

    public static Comparison Of(KpiCounts counted, PublishedFigures published)
    {
        return new Comparison([.. published.Figures.OrderBy(printed => printed.Key).Select(printed => Compare(printed.Key, printed.Value))]);

        ComparedFigure Compare(Figure figure, PublishedFigure printed)
        {
            var total = TotalOf(figure);
            return new ComparedFigure(FigureName.Of(figure), Count(counted, figure), Count(counted, total), printed)
            {
                PublishedTotal = published.Figures.GetValueOrDefault(total)?.Count,
            };
        }
    }

    private static Figure TotalOf(Figure figure) => figure switch
    {
        Figure.FullWithDossiers => Figure.ServicesFull,
        Figure.PartialWithDossiers => Figure.ServicesPartial,
        >= Figure.Services => Figure.Services,
        >= Figure.Resolved => Figure.Resolved,
        _ => Figure.Received,
    };

    private static int Count(KpiCounts counted, Figure figure) => figure switch
    {
        Figure.Received => counted.Received.Total,
        Figure.InPerson => counted.Received.InPerson,
        Figure.Online => counted.Received.Online,
        Figure.Post => counted.Received.Post,
        Figure.Resolved => counted.Resolved.Total,
        Figure.Early => counted.Resolved.Early,
        Figure.OnTime => counted.Resolved.OnTime,
        Figure.Late => counted.Resolved.Late,
        Figure.EarlyOrOnTime => counted.Resolved.Early + counted.Resolved.OnTime,
        Figure.Services => counted.Services.Offered,
        Figure.ServicesFull => counted.Services.Full,
        Figure.FullWithDossiers => counted.Services.FullWithDossiers,
        Figure.ServicesPartial => counted.Services.Partial,
        Figure.PartialWithDossiers => counted.Services.PartialWithDossiers,
        Figure.ServicesInformation => counted.Services.Information,
        Figure.WithOnlineDossiers => counted.Services.WithOnlineDossiers,
        Figure.ShorterOnline => counted.Services.ShorterOnline,
        Figure.CheaperOnline => counted.Services.CheaperOnline,
        _ => throw new ArgumentOutOfRangeException(nameof(figure), figure, message: null),
    };
}
