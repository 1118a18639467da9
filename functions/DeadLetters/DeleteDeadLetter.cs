using Dvc.Storage.DeadLetters;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.DeadLetters;

/// <summary>Drops a dead letter for ever.</summary>
/// <param name="letters">The letters.</param>
public sealed class DeleteDeadLetter(DeadLetterStore letters)
{
    /// <summary><c>DELETE /api/deadletters/{id}</c>; 204 where it is gone.</summary>
    [Function(nameof(DeleteDeadLetter))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "delete", Route = "api/deadletters/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return await letters.DeleteAsync(id, cancellationToken) ? new NoContentResult() : NoSuchLetter.Problem();
    }
}
