using Dvc.Core.Agencies;
using Dvc.Core.Periods;
using Dvc.Functions.Bulletins;
using Dvc.Functions.Http;
using Dvc.Storage.Bulletins;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.Kpi;

/// <summary>The figures of a week, the last complete one where none is named.</summary>
/// <param name="answers">Puts figures into the form of the contract.</param>
/// <param name="bulletins">The published weeks.</param>
/// <param name="cache">Keeps answers.</param>
public sealed class GetWeeklyKpi(KpiAnswers answers, BulletinStore bulletins, AnswerCache cache)
{
    /// <summary>
    /// <c>GET /api/kpi/weekly?week=2026-W47&amp;agency=H60</c>; with <c>published=true</c> as it was published, else as it
    /// is known now, with what has changed since it was published.
    /// </summary>
    [Function(nameof(GetWeeklyKpi))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/kpi/weekly")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var query = new RequestQuery(request);
        var agency = query.Agency();
        var form = query.Form();
        var today = answers.Today;
        var week = request.Query["week"].ToString() is { Length: > 0 } name
            ? query.Period("week", PeriodGrain.Week, name, today)
            : Period.Containing(PeriodGrain.Week, today).Previous;
        var asPublished = query.Flag("published");
        return query.Problem
            ?? (asPublished
                ? await cache.ServeAsync(
                    request, (nameof(GetWeeklyKpi), week, agency, "published"), form, token => PublishedAsync(week, agency, token), ApiJson.Answers.KpiAnswer, cancellationToken)
                : await cache.ServeAsync(
                    request, (nameof(GetWeeklyKpi), week, agency, "live"), form, token => LiveAsync(week, agency, token), ApiJson.Answers.KpiAnswer, cancellationToken))
            ?? await NotPublishedAsync(week, cancellationToken);
    }

    /// <summary>The answer where there is no bulletin, or where it does not have the agency.</summary>
    internal static ContentResult NotPublished(bool hasBulletin) => Problem.Of(
        404,
        "Not published.",
        hasBulletin
            ? "The agency is not in the bulletin of this week: nothing was known of it when that was published."
            : "There is no bulletin of this week.");

    private async Task<CacheableAnswer?> PublishedAsync(Period week, AgencyCode agency, CancellationToken cancellationToken) =>
        await ReadAsync(week, agency, cancellationToken) is (_, { } json) ? CacheableAnswer.OfJson(json) : null;

    private async Task<IActionResult> NotPublishedAsync(Period week, CancellationToken cancellationToken) =>
        NotPublished(hasBulletin: await bulletins.FindAsync(week.Id, cancellationToken) is not null);

    private async Task<KpiAnswer> LiveAsync(Period week, AgencyCode agency, CancellationToken cancellationToken)
    {
        var reading = ReadAsync(week, agency, cancellationToken);
        var live = await answers.OfAsync(week, agency, cancellationToken);
        return await reading is ({ } publication, var json) ? Restatement.Of(live, publication, json) : live;
    }

    private async Task<(Publication? Publication, byte[]? Json)> ReadAsync(Period week, AgencyCode agency, CancellationToken cancellationToken) =>
        await bulletins.FindAsync(week.Id, cancellationToken) is { } publication
            ? (publication, await bulletins.ReadAsync(publication, agency, cancellationToken))
            : default;
}
