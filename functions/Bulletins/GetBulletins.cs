using Dvc.Functions.Http;
using Dvc.Storage.Bulletins;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.Bulletins;

/// <summary>Lists the weeks that are published.</summary>
/// <param name="bulletins">The published weeks.</param>
/// <param name="cache">Keeps answers.</param>
public sealed class GetBulletins(BulletinStore bulletins, AnswerCache cache)
{
    /// <summary><c>GET /api/bulletins</c>.</summary>
    [Function(nameof(GetBulletins))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/bulletins")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var query = new RequestQuery(request);
        var form = query.Form();
        return query.Problem
            ?? (await cache.ServeAsync(request, nameof(GetBulletins), form, OfAsync, ApiJson.Answers.BulletinsAnswer, cancellationToken))!;
    }

    private async Task<CacheableAnswer?> OfAsync(CancellationToken cancellationToken) => CacheableAnswer.Of(
        new BulletinsAnswer([.. (await bulletins.ListAsync(cancellationToken)).Reverse().Select(BulletinRow.Of)]), ApiJson.Answers.BulletinsAnswer);
}
