using Dvc.Functions.Http;
using Dvc.Storage.DeadLetters;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.DeadLetters;

/// <summary>Puts a dead letter back into the queue. It stays kept, and counts once however often it is replayed.</summary>
/// <param name="replay">Does it.</param>
public sealed class ReplayDeadLetter(DeadLetterReplay replay)
{
    /// <summary><c>POST /api/deadletters/{id}/replay</c>; 202 where it is in the queue.</summary>
    [Function(nameof(ReplayDeadLetter))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = "api/deadletters/{id}/replay")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return await replay.ReplayAsync(id, cancellationToken) switch
        {
            ReplayOutcome.Queued => new StatusCodeResult(StatusCodes.Status202Accepted),
            ReplayOutcome.TooLarge => TooLarge(),
            _ => NoSuchLetter.Problem(),
        };
    }

    /// <summary>The answer where the queue cannot take it.</summary>
    internal static ContentResult TooLarge() => Problem.Of(
        StatusCodes.Status409Conflict, "The dead letter cannot be replayed.", "It is larger than a message of the queue may be.");
}
