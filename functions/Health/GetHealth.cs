using Dvc.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.Health;

/// <summary>Tells operators how the system stands; 503 where storage cannot be reached.</summary>
/// <param name="health">Looks.</param>
public sealed class GetHealth(HealthReader health)
{
    /// <summary><c>GET /api/health</c>.</summary>
    [Function(nameof(GetHealth))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/health")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return JsonAnswer.Of(StatusCodes.Status200OK, await health.ReadAsync(cancellationToken), ApiJson.Answers.HealthAnswer);
    }
}
