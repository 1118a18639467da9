using Dvc.Storage.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Dvc.Functions.Sources;

/// <summary>Revokes a source's keys: at once here, everywhere within <see cref="SourceKeys.MaxAge"/>.</summary>
/// <param name="sources">The sources.</param>
/// <param name="logger">The log.</param>
public sealed class DeleteSource(SourceStore sources, ILogger<DeleteSource> logger)
{
    /// <summary><c>DELETE /api/sources/{id}</c>.</summary>
    [Function(nameof(DeleteSource))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "delete", Route = "api/sources/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        if (SourceRules.BadId(id) is { } badId)
        {
            return badId;
        }

        if (!await sources.DeleteAsync(id, cancellationToken))
        {
            return SourceRules.Unknown();
        }

        logger.SourceDeleted(id);
        return new NoContentResult();
    }
}
