using Dvc.Functions.Http;
using Dvc.Storage.DeadLetters;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.DeadLetters;

/// <summary>Shows a dead letter, all of it.</summary>
/// <param name="letters">The letters.</param>
public sealed class GetDeadLetter(DeadLetterStore letters)
{
    /// <summary><c>GET /api/deadletters/{id}</c>.</summary>
    [Function(nameof(GetDeadLetter))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "get", "head", Route = "api/deadletters/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return await letters.ReadAsync(id, cancellationToken) is { } letter
            ? JsonAnswer.Of(StatusCodes.Status200OK, DeadLetterAnswer.Of(letter), ApiJson.Answers.DeadLetterAnswer)
            : NoSuchLetter.Problem();
    }
}
