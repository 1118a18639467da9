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
        Figure.Services => new("Dịch vụ công", "Services"),
        Figure.ServicesFull => new("DVC toàn trình", "Full services"),
        Figure.FullWithDossiers => new("có hồ sơ", "with dossiers"),
        Figure.ServicesPartial => new("DVC một phần", "Partial services"),
        Figure.PartialWithDossiers => new("có hồ sơ", "with dossiers"),
        Figure.ServicesInformation => new("DVC cung cấp thông tin", "Information only"),
        Figure.WithOnlineDossiers => new("TTHC có hồ sơ trực tuyến", "Procedures with online dossiers"),
        Figure.ShorterOnline => new("DVC nộp trực tuyến nhanh hơn", "Shorter online"),
        Figure.CheaperOnline => new("DVC nộp trực tuyến rẻ hơn", "Cheaper online"),
        _ => throw new ArgumentOutOfRangeException(nameof(figure), figure, message: null),
    };
}
