using Dvc.Cli.Samples;

namespace Dvc.Cli.Demo;

/// <summary>What officials call a figure, with English beside it.</summary>
internal sealed record FigureName(string Vietnamese, string English)
{
    public static FigureName Of(Figure figure) => figure switch
    {
        Figure.Received => new("Tiếp nhận", "Received"),
        Figure.InPerson => new("Trực tiếp", "In person"),
        Figure.Online => new("Trực tuyến", "Online"),
        Figure.Post => new("Bưu chính", "By post"),
        Figure.Resolved => new("Đã giải quyết", "Resolved"),
        Figure.Early => new("Trước hạn", "Early"),
        Figure.OnTime => new("Đúng hạn", "On time"),
        Figure.Late => new("Quá hạn", "Late"),
        Figure.EarlyOrOnTime => new("Trước hạn và đúng hạn", "Early and on time"),
        _ => throw new ArgumentOutOfRangeException(nameof(figure), figure, message: null),
    };
}
