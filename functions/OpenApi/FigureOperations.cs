using Dvc.Functions.Bulletins;
using Dvc.Functions.Drill;
using Dvc.Functions.Http;
using Dvc.Functions.Kpi;
using Dvc.Functions.Procedures;
using Dvc.Functions.Quality;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.OpenApi;

/// <summary>Reading figures, what is behind them, and how far they can be trusted.</summary>
internal static class FigureOperations
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        new(nameof(GetNow), "GET", "api/kpi/now", AuthorizationLevel.Function, Area.Figures)
        {
            Summary = "Hiện đang giải quyết, quá hạn, sắp đến hạn",
            SummaryEn = "What is open, overdue, due today and in the next working days",
            Parameters = [Parameters.Agency, Parameters.Level, Parameters.Format, Parameters.Pretty, Parameters.Prefer],
            Answers = [Answer.Figures(ApiJson.Answers.NowAnswer, Examples.Present)],
            Problems = [Problems.Agency, Problems.StorageDown],
        },
        new(nameof(GetWeeklyKpi), "GET", "api/kpi/weekly", AuthorizationLevel.Function, Area.Figures)
        {
            Summary = "Số liệu tuần, hiện tại hoặc như đã công bố",
            SummaryEn = "A week, live or as it was published",
            Parameters = [Parameters.Week, Parameters.Agency, Parameters.Published, Parameters.Level, Parameters.Format, Parameters.Pretty, Parameters.Prefer],
            Answers = [Answer.Figures(ApiJson.Answers.KpiAnswer, Examples.Week)],
            Problems = [Problems.Published, Problems.NotPublished, Problems.StorageDown],
        },
        new(nameof(GetBulletins), "GET", "api/bulletins", AuthorizationLevel.Function, Area.Figures)
        {
            Summary = "Các tuần đã công bố",
            SummaryEn = "The weeks that are published, the newest first",
            Parameters = [Parameters.Format, Parameters.Pretty],
            Answers = [Answer.Figures(ApiJson.Answers.BulletinsAnswer, Examples.Bulletins)],
            Problems = [Problems.Format, Problems.StorageDown],
        },
        new(nameof(GetPeriodKpi), "GET", "api/kpi/periods/{grain}/{period}", AuthorizationLevel.Function, Area.Figures)
        {
            Summary = "Số liệu của một kỳ",
            SummaryEn = "Any named period",
            Parameters = [Parameters.Grain, Parameters.Period, Parameters.Agency, Parameters.Level, Parameters.Format, Parameters.Pretty, Parameters.Prefer],
            Answers = [Answer.Figures(ApiJson.Answers.KpiAnswer, Examples.Week)],
            Problems = [Problems.Grain, Problems.StorageDown],
        },
        new(nameof(GetProcedures), "GET", "api/kpi/periods/{grain}/{period}/procedures", AuthorizationLevel.Function, Area.Figures)
        {
            Summary = "Số liệu của một kỳ theo thủ tục; dịch vụ công có phát sinh hồ sơ",
            SummaryEn = "A named period by procedure, with the services used out of those offered",
            Parameters = [Parameters.Grain, Parameters.Period, Parameters.Agency, Parameters.Format, Parameters.Pretty, Parameters.Prefer],
            Answers = [Answer.Figures(ApiJson.Answers.ProceduresAnswer, Examples.Procedures)],
            Problems = [Problems.Grain, Problems.StorageDown],
        },
        new(nameof(GetFields), "GET", "api/kpi/periods/{grain}/{period}/fields", AuthorizationLevel.Function, Area.Figures)
        {
            Summary = "Số liệu của một kỳ theo lĩnh vực",
            SummaryEn = "A named period by field",
            Parameters = [Parameters.Grain, Parameters.Period, Parameters.Agency, Parameters.Format, Parameters.Pretty, Parameters.Prefer],
            Answers = [Answer.Figures(ApiJson.Answers.FieldsAnswer, Examples.Fields)],
            Problems = [Problems.Grain, Problems.StorageDown],
        },
        new(nameof(GetRangeKpi), "GET", "api/kpi/range", AuthorizationLevel.Function, Area.Figures)
        {
            Summary = "Số liệu của khoảng ngày bất kỳ",
            SummaryEn = "Any span of days",
            Parameters = [Parameters.From, Parameters.To, Parameters.Agency, Parameters.Level, Parameters.Format, Parameters.Pretty, Parameters.Prefer],
            Answers = [Answer.Figures(ApiJson.Answers.KpiAnswer, Examples.Range)],
            Problems = [Problems.To, Problems.StorageDown],
        },
        new(nameof(GetKpiSeries), "GET", "api/kpi/series/{grain}", AuthorizationLevel.Function, Area.Figures)
        {
            Summary = "Số liệu của một cơ quan qua nhiều kỳ liền nhau",
            SummaryEn = "One agency over adjoining periods, twelve where from is absent, 400 at most",
            Parameters = [Parameters.Grain, Parameters.Agency, Parameters.OptionalFrom, Parameters.OptionalTo, Parameters.Format, Parameters.Pretty, Parameters.Prefer],
            Answers = [Answer.Figures(ApiJson.Answers.SeriesAnswer, Examples.Series)],
            Problems = [Problems.Grain, Problems.StorageDown],
        },
        new(nameof(GetQuality), "GET", "api/quality", AuthorizationLevel.Function, Area.Quality)
        {
            Summary = "Chất lượng dữ liệu: thiếu, dời ngày, bị từ chối",
            SummaryEn = "How far figures can be trusted: gaps, moved dates, rejected events",
            Parameters = [Parameters.Agency, Parameters.From, Parameters.To, Parameters.Level, Parameters.Format, Parameters.Pretty, Parameters.Prefer],
            Answers = [Answer.Figures(ApiJson.Answers.QualityAnswer, Examples.Quality)],
            Problems = [Problems.To, Problems.StorageDown],
        },
        new(nameof(GetMovedDates), "GET", "api/quality/moves", AuthorizationLevel.Admin, Area.Quality)
        {
            Summary = "Từng ngày hẹn trả, ngày kết thúc đã bị dời",
            SummaryEn = "Each date moved after it was reported",
            Parameters = [Parameters.Agency, Parameters.From, Parameters.To, Parameters.MovedDateKind, Parameters.Take(100, 500), Parameters.AfterPlace, Parameters.Format, Parameters.Pretty, Parameters.Prefer],
            Answers = [Answer.Figures(ApiJson.Answers.MovedDatesAnswer, Examples.Moves) with { HasTag = false }],
            Problems = [Problems.MovedDateKind, Problems.StorageDown],
        },
        new(nameof(GetDossiers), "GET", "api/dossiers", AuthorizationLevel.Admin, Area.Figures)
        {
            Summary = "Các hồ sơ đứng sau một số liệu",
            SummaryEn = "The dossiers behind a figure",
            Parameters = [Parameters.Agency, Parameters.State, Parameters.From, Parameters.To, Parameters.Take(100, 500), Parameters.AfterPlace, Parameters.Format, Parameters.Pretty, Parameters.Prefer],
            Answers = [Answer.Figures(ApiJson.Answers.DossiersAnswer, Examples.Dossiers) with { HasTag = false }],
            Problems = [Problems.State, Problems.StorageDown],
        },
    ];
}
