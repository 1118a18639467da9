using Dvc.Cli.Samples;

namespace Dvc.Cli.Demo;

/// <summary>The counted figures beside the published ones.</summary>
internal sealed record Comparison(IReadOnlyList<ComparedFigure> Figures, string Note)
{
    public bool CountsAgree => Figures.All(figure => figure.Difference == 0);

    public static Comparison Of(KpiCounts counted, PublishedFigures published)
    {
        var (received, resolved) = (counted.Received, counted.Resolved);
        var (publishedReceived, publishedResolved) = (published.Received, published.Resolved);
        return new Comparison(
            [
                new("Tiếp nhận", "Received", received.Total, publishedReceived.Total),
                Received("Trực tiếp", "In person", received.InPerson, publishedReceived.InPerson, published.ReceivedPercent.InPerson),
                Received("Trực tuyến", "Online", received.Online, publishedReceived.Online, published.ReceivedPercent.Online),
                Received("Bưu chính", "By post", received.Post, publishedReceived.Post, published.ReceivedPercent.Post),
                new("Đã giải quyết", "Resolved", resolved.Total, publishedResolved.Total),
                Resolved("Trước hạn", "Early", resolved.Early, publishedResolved.Early, published.ResolvedPercent.Early),
                Resolved("Đúng hạn", "On time", resolved.OnTime, publishedResolved.OnTime, published.ResolvedPercent.OnTime),
                Resolved("Quá hạn", "Late", resolved.Late, publishedResolved.Late, published.ResolvedPercent.Late),
            ],
            published.ResolvedPercent.Note);

        ComparedFigure Received(string vietnamese, string english, int count, int publishedCount, decimal percent) =>
            new(vietnamese, english, count, publishedCount, received.Total, percent);

        ComparedFigure Resolved(string vietnamese, string english, int count, int publishedCount, decimal percent) =>
            new(vietnamese, english, count, publishedCount, resolved.Total, percent);
    }
}
