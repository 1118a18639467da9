using Dvc.Functions.Http;
using Dvc.Storage.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Dvc.Functions.Sources;

/// <summary>Makes a source, whose key the answer holds this once, or changes what it may do.</summary>
/// <param name="sources">The sources.</param>
/// <param name="logger">The log.</param>
public sealed class PutSource(SourceStore sources, ILogger<PutSource> logger)
{
    /// <summary><c>PUT /api/sources/{id}</c>.</summary>
    [Function(nameof(PutSource))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "put", Route = "api/sources/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        if (SourceRules.BadId(id) is { } badId)
        {
            return badId;
        }

        if (id == Source.DevelopmentId)
        {
            return Problem.BadParameter("id", $"another than {Source.DevelopmentId}, which settings define");
        }

        var (body, unreadable) = await JsonBody.ReadAsync(request, cancellationToken);
        return body is null ? unreadable! : await PutAsync(id, body, cancellationToken);
    }

    private async Task<IActionResult> PutAsync(string id, JsonBody body, CancellationToken cancellationToken)
    {
        if (SourceRules.ReadAgency(body.Text("agency")) is not { } agency)
        {
            return JsonBody.Invalid("agency", SourceRules.AgencyForm);
        }

        if (body.Integer("requestsPerMinute", Source.DefaultRequestsPerMinute, 1, Source.MaxRequestsPerMinute) is not { } limit)
        {
            return SourceRules.BadNumber("requestsPerMinute", 1, Source.MaxRequestsPerMinute);
        }

        var (source, key) = await sources.PutAsync(id, agency, limit, cancellationToken);
        logger.SourcePut(id, source.Agency.Value, limit);
        return JsonAnswer.Of(
            key is null ? StatusCodes.Status200OK : StatusCodes.Status201Created,
            SourceAnswer.Of(source, key),
            ApiJson.Answers.SourceAnswer);
    }
}
