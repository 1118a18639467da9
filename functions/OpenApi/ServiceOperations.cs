using System.Net.Mime;
using Dvc.Functions.Definitions;
using Dvc.Functions.Health;
using Dvc.Functions.Http;
using Dvc.Functions.Welcome;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.OpenApi;

/// <summary>What the interface says of itself.</summary>
internal static class ServiceOperations
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        new(nameof(GetWelcome), "GET", "", AuthorizationLevel.Anonymous, Area.Service)
        {
            Summary = "Trang đầu: tình trạng và nơi cần đến",
            SummaryEn = "The first page: how the service stands, and where to go",
            Answers = [new Answer(200, "Trang HTML / A page of HTML", Content.Of(MediaTypeNames.Text.Html, WrittenSchemas.Text, WelcomePage.Of(ServiceState.Healthy)))],
        },
        new(nameof(GetDefinitions), "GET", "api/definitions", AuthorizationLevel.Function, Area.Service)
        {
            Summary = "Định nghĩa mọi số liệu, tỷ lệ, kỳ và thuật ngữ",
            SummaryEn = "What every word of the answers means",
            Parameters = [Parameters.Pretty],
            Answers = [Answer.Tagged(ApiJson.Answers.DefinitionsAnswer, Examples.Definitions)],
        },
        new(nameof(GetOpenApi), "GET", "api/openapi.json", AuthorizationLevel.Function, Area.Service)
        {
            Summary = "Mô tả giao diện này theo OpenAPI",
            SummaryEn = "This document",
            Answers =
            [
                new Answer(
                    200,
                    "Tài liệu OpenAPI / The OpenAPI document",
                    Content.Of(MediaTypeNames.Application.Json, WrittenSchemas.Document, Examples.Parse("""{"openapi": "3.1.1", "info": {"title": "Dvc", "version": "1"}, "paths": {}}""")))
                {
                    HasTag = true,
                },
            ],
        },
        new(nameof(GetHealth), "GET", "api/health", AuthorizationLevel.Function, Area.Service)
        {
            Summary = "Tình trạng hệ thống",
            SummaryEn = "How the system stands",
            Answers = [Answer.Ok(ApiJson.Answers.HealthAnswer, Examples.Health)],
            Problems = [Problems.StorageDown],
        },
    ];
}
