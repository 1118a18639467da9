using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Identity;
using Dvc.Core.Kpi;
using Dvc.Functions.Health;
using Dvc.Functions.Ingest.National;
using Dvc.Storage.RollUp;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Dvc.Functions.Http;

/// <summary>
/// Answers over HTTP where a function fails: 503 where storage does not answer, or a roll-up has written but some of what was
/// asked for, and the client is right to try again, else 500.
/// </summary>
/// <param name="clock">Tells how much is left to be rolled up.</param>
/// <param name="journal">Tells how far the roll-up under way is.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed class Failures(FiguresClock clock, RollUpJournal journal, TimeProvider time, ILogger<Failures> logger) : IFunctionsWorkerMiddleware
{
    private const int StorageRetryAfter = 5;

    // A roll-up writes one part after the other, and figures are right between them.
    private const int FiguresRetryAfter = 2;

    /// <inheritdoc />
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception failure) when (IsStorageFailure(failure) && context.GetHttpContext() is { Response.HasStarted: false } http)
        {
            logger.StorageFailed(failure, context.FunctionDefinition.Name);
            await AskAgainAsync(context, http, StorageRetryAfter, StorageDown());
        }
        catch (ContradictoryFiguresException torn) when (context.GetHttpContext() is { Response.HasStarted: false } http)
        {
            logger.FiguresContradict(torn.Message, context.FunctionDefinition.Name);
            await AskAgainAsync(context, http, FiguresRetryAfter, await RollingUpAsync(context.CancellationToken));
        }
        catch (IOException refused) when (context.GetHttpContext() is { Response.HasStarted: false })
        {
            // The server's own limits: a body that is cut off, not chunked as it says, or too slow. It has a status
            // for all of them but one, a chunk whose length is past any number.
            var status = (refused as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest;
            logger.RequestNotReadable(status);
            await AnswerAsync(context, NotReadable(status));
        }
        catch (Exception failure) when (!IsGivenUp(failure, context) && context.GetHttpContext() is { Response.HasStarted: false })
        {
            // Answered here, because not every host makes an error of an exception, and no sender may take one for success.
            logger.FunctionFailed(failure, context.FunctionDefinition.Name);
            await AnswerAsync(context, Problem.Of(
                StatusCodes.Status500InternalServerError, "The request failed.", "The log says why. Nothing of the request is certain to have been done."));
        }
    }

    /// <summary>The answer where storage does not answer.</summary>
    internal static ContentResult StorageDown() => Problem.Of(
        StatusCodes.Status503ServiceUnavailable, "Storage does not answer.", "Nothing of the request is certain to have been done; send it again.");

    /// <summary>The answer to a body that the server itself refuses.</summary>
    internal static ContentResult NotReadable(int status) => Problem.Of(
        status, "The body cannot be read.", "The body must be sent whole, as HTTP frames it, and at more than a trickle.");

    /// <summary>The answer where a roll-up has written but some of what was asked for.</summary>
    internal static ContentResult RollingUp(PendingWork? pending, RollUpProgressPart? progress)
    {
        var problem = new ProblemDetails
        {
            Status = StatusCodes.Status503ServiceUnavailable,
            Title = "The figures are being rolled up.",
            Detail = "What stands written contradicts itself until the roll-up under way is through; ask again. pending says what is left, progress how many rows of it are published.",
        };
        if (PendingPart.Of(pending) is { } left)
        {
            problem.Extensions["pending"] = JsonSerializer.SerializeToElement(left, ApiJson.Answers.PendingPart);
        }

        if (progress is not null)
        {
            problem.Extensions["progress"] = JsonSerializer.SerializeToElement(progress, ApiJson.Answers.RollUpProgressPart);
        }

        return Problem.Of(problem);
    }

    private async Task<ContentResult> RollingUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            var state = await clock.PresentAsync(cancellationToken);
            return RollingUp(state.Pending, RollUpProgressPart.Of(await journal.ReadAsync(cancellationToken), time));
        }
        catch (Exception failure) when (IsStorageFailure(failure))
        {
            return StorageDown();
        }
    }

    private static Task AskAgainAsync(FunctionContext context, HttpContext http, int seconds, ContentResult problem)
    {
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return AnswerAsync(context, problem);
    }

    /// <summary>Answers with a problem, a national message in its own form.</summary>
    internal static async Task AnswerAsync(FunctionContext context, ContentResult problem)
    {
        var answer = NationalAnswers.AreOf(context.FunctionDefinition.Name) ? NationalAnswers.Of(problem) : problem;
        await answer.ExecuteResultAsync(new ActionContext { HttpContext = context.GetHttpContext()! });
    }

    // The host tells of a sender that left by either of two ways, and the one may be seconds ahead of the other.
    private static bool IsGivenUp(Exception failure, FunctionContext context) =>
        context.GetHttpContext() is { RequestAborted.IsCancellationRequested: true }
        || (failure is OperationCanceledException && context.CancellationToken.IsCancellationRequested);

    // Clients give up with an aggregate of all tries, those that timed out among them.
    internal static bool IsStorageFailure(Exception failure) =>
        failure is RequestFailedException or AuthenticationFailedException or TimeoutException
        || (failure is AggregateException all && all.InnerExceptions.All(inner => inner is TaskCanceledException || IsStorageFailure(inner)));
}
