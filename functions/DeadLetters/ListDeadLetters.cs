using Dvc.Core;
using Dvc.Functions.Http;
using Dvc.Storage.DeadLetters;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dvc.Functions.DeadLetters;

/// <summary>Lists what could not be recorded, without the messages.</summary>
/// <param name="letters">The letters.</param>
/// <param name="time">The clock that says what today is.</param>
public sealed class ListDeadLetters(DeadLetterStore letters, TimeProvider time)
{
    private const int MostOfPage = 100;
    private const int UsualPage = 50;

    /// <summary><c>GET /api/deadletters?reason=&amp;from=&amp;to=&amp;state=&amp;after=&amp;take=</c>.</summary>
    [Function(nameof(ListDeadLetters))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "get", "head", Route = "api/deadletters")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        var query = new RequestQuery(request);
        var filter = Filter(query, time.Today());
        var after = query.After(DeadLetterStore.IsId);
        var take = query.Number("take", UsualPage, least: 1, MostOfPage);
        return query.Problem ?? JsonAnswer.Of(
            StatusCodes.Status200OK,
            DeadLetterList.Of(await letters.ListAsync(filter, after, take, cancellationToken)),
            ApiJson.Answers.DeadLetterList);
    }

    private static LetterFilter Filter(RequestQuery query, LocalDate today)
    {
        var from = query.OptionalDay("from", today);
        var to = query.OptionalDay("to", today);
        if (to < from)
        {
            query.Refuse("to", RequestQuery.NotBeforeFrom, to);
        }

        return new LetterFilter(
            query.OneOf("reason", DeadLetter.Reasons),
            query.OneOf("state", LetterStates.All) is { } state ? state == LetterStates.Waiting : null,
            from?.StartInVietnam(),
            to?.PlusDays(1).StartInVietnam());
    }
}
