using Dvc.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.OpenApi;

/// <summary>What routes there are, with what they take and answer, for tools that write clients and connectors.</summary>
public sealed class GetOpenApi
{
    private static readonly Lazy<CacheableAnswer> Document = new(() => CacheableAnswer.OfJson(ApiDocument.ToJson()));

    /// <summary><c>GET /api/openapi.json</c>.</summary>
    [Function(nameof(GetOpenApi))]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/openapi.json")] HttpRequest request) =>
        Document.Value.To(request);
}
