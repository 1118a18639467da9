using System.Net.Mime;
using Dvc.Functions.Catalog;
using Dvc.Functions.DeadLetters;
using Dvc.Functions.Http;
using Dvc.Functions.Sources;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.OpenApi;

/// <summary>Sources, the catalogue and dead letters.</summary>
internal static class AdministrationOperations
{
    private const string Csv = "text/csv";

    private static readonly Operation[] Sources =
    [
        new(nameof(GetSources), "GET", "api/sources", AuthorizationLevel.Admin, Area.Sources)
        {
            Summary = "Các nguồn gửi",
            SummaryEn = "Every source",
            Answers = [Answer.Ok(ApiJson.Answers.SourcesAnswer, new SourcesAnswer([Examples.KnownSource]))],
            Problems = [Problems.StorageDown],
        },
        new(nameof(GetSource), "GET", "api/sources/{id}", AuthorizationLevel.Admin, Area.Sources)
        {
            Summary = "Một nguồn gửi",
            SummaryEn = "One source",
            Parameters = [Parameters.SourceId],
            Answers = [Answer.Ok(ApiJson.Answers.SourceAnswer, Examples.KnownSource)],
            Problems = [Problems.SourceId, Problems.NoSource, Problems.StorageDown],
        },
        new(nameof(PutSource), "PUT", "api/sources/{id}", AuthorizationLevel.Admin, Area.Sources)
        {
            Summary = "Tạo nguồn gửi hoặc đổi phạm vi, giới hạn",
            SummaryEn = "Make a source, or change what it may do",
            Parameters = [Parameters.SourceId],
            Body = [Content.Of(MediaTypeNames.Application.Json, WrittenSchemas.Source, Examples.Parse("""{"agency": "H60", "requestsPerMinute": 1200}"""))],
            Answers =
            [
                Answer.Ok(ApiJson.Answers.SourceAnswer, Examples.KnownSource),
                Answer.Of(201, "Đã tạo, kèm khóa chỉ hiện một lần / Made, with its key, this once", ApiJson.Answers.SourceAnswer, Examples.NewSource),
            ],
            Problems = [Problems.SourceAgency, Problems.SlowBody, Problems.BodyTooLarge, Problems.BodyForm, Problems.StorageDown],
        },
        new(nameof(RotateSource), "POST", "api/sources/{id}/rotate", AuthorizationLevel.Admin, Area.Sources)
        {
            Summary = "Đổi khóa của nguồn gửi",
            SummaryEn = "A new key, beside which the previous one opens for a while",
            Parameters = [Parameters.SourceId],
            Body = [Content.Of(MediaTypeNames.Application.Json, WrittenSchemas.Rotation, Examples.Parse("""{"graceSeconds": 86400}"""))],
            IsBodyOptional = true,
            Answers = [Answer.Ok(ApiJson.Answers.SourceAnswer, Examples.RotatedSource)],
            Problems = [Problems.Grace, Problems.NoSource, Problems.SlowBody, Problems.BodyTooLarge, Problems.BodyForm, Problems.StorageDown],
        },
        new(nameof(DeleteSource), "DELETE", "api/sources/{id}", AuthorizationLevel.Admin, Area.Sources)
        {
            Summary = "Thu hồi khóa của nguồn gửi",
            SummaryEn = "Revoke a source's keys",
            Parameters = [Parameters.SourceId],
            Answers = [new Answer(204, "Đã thu hồi / Revoked")],
            Problems = [Problems.SourceId, Problems.NoSource, Problems.StorageDown],
        },
    ];

    private static readonly Operation[] Catalogue =
    [
        new(nameof(GetCatalog), "GET", "api/catalog/{kind}", AuthorizationLevel.Admin, Area.Catalogue)
        {
            Summary = "Một danh mục",
            SummaryEn = "A list of the catalogue",
            Parameters = [Parameters.CatalogKind, Parameters.Format],
            Answers =
            [
                new Answer(
                    200,
                    "Danh mục / The list",
                    Content.Of(MediaTypeNames.Application.Json, WrittenSchemas.CatalogAnswer, Examples.Agencies()),
                    Content.Of(Csv, WrittenSchemas.Text, Examples.AgenciesCsv())) { HasTag = true },
            ],
            Problems = [Problems.CatalogKind, Problems.StorageDown],
        },
        new(nameof(PutCatalog), "PUT", "api/catalog/{kind}", AuthorizationLevel.Admin, Area.Catalogue)
        {
            Summary = "Thay cả một danh mục",
            SummaryEn = "Replace a list, all of it or nothing",
            Parameters = [Parameters.CatalogKind, Parameters.IfMatch],
            Body =
            [
                Content.Of(MediaTypeNames.Application.Json, WrittenSchemas.CatalogSent, Examples.Agencies()),
                Content.Of(Csv, WrittenSchemas.Text, Examples.AgenciesCsv()),
            ],
            Answers = [Answer.Ok(ApiJson.Answers.CatalogReplaced, Examples.Replaced)],
            Problems = [Problems.CatalogEntry, Problems.SlowBody, Problems.CatalogChanged, Problems.CatalogTooLarge, Problems.CatalogForm, Problems.StorageDown],
            Rejected = typeof(IReadOnlyList<RejectedEntry>),
        },
    ];

    private static readonly Operation[] Letters =
    [
        new(nameof(ListDeadLetters), "GET", "api/deadletters", AuthorizationLevel.Admin, Area.DeadLetters)
        {
            Summary = "Những gì chưa ghi nhận được",
            SummaryEn = "What could not be recorded",
            Parameters = [Parameters.Reason, Parameters.OptionalFrom, Parameters.OptionalTo, Parameters.LetterState, Parameters.After, Parameters.Take(50, 100)],
            Answers = [Answer.Ok(ApiJson.Answers.DeadLetterList, Examples.Letters)],
            Problems = [Problems.Reason, Problems.StorageDown],
        },
        new(nameof(GetDeadLetter), "GET", "api/deadletters/{id}", AuthorizationLevel.Admin, Area.DeadLetters)
        {
            Summary = "Một bản ghi lỗi, toàn bộ nội dung",
            SummaryEn = "One of them, all of it",
            Parameters = [Parameters.LetterId],
            Answers = [Answer.Ok(ApiJson.Answers.DeadLetterAnswer, Examples.Letter)],
            Problems = [Problems.NoLetter, Problems.StorageDown],
        },
        new(nameof(ReplayDeadLetter), "POST", "api/deadletters/{id}/replay", AuthorizationLevel.Admin, Area.DeadLetters)
        {
            Summary = "Gửi lại vào hàng đợi",
            SummaryEn = "Put it back into the queue",
            Parameters = [Parameters.LetterId],
            Answers = [new Answer(202, "Đã vào hàng đợi / It is in the queue")],
            Problems = [Problems.NoLetter, Problems.LetterTooLarge, Problems.StorageDown],
        },
        new(nameof(DeleteDeadLetter), "DELETE", "api/deadletters/{id}", AuthorizationLevel.Admin, Area.DeadLetters)
        {
            Summary = "Xóa hẳn",
            SummaryEn = "Drop it for ever",
            Parameters = [Parameters.LetterId],
            Answers = [new Answer(204, "Đã xóa / It is gone")],
            Problems = [Problems.NoLetter, Problems.StorageDown],
        },
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } = [.. Sources, .. Catalogue, .. Letters];
}
