using Dvc.Core;
using Dvc.Core.Agencies;
using Dvc.Core.Definitions;
using Dvc.Core.Kpi;
using Dvc.Core.Postings;
using Dvc.Functions.Catalog;
using Dvc.Functions.Http;
using Dvc.Functions.Kpi;
using Dvc.Storage.Catalog;
using Dvc.Storage.Kpi;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dvc.Functions.Quality;

/// <summary>How far figures can be trusted: what senders leave out, contradict and move, and what was rejected.</summary>
/// <param name="reader">Reads the numbers, which are counters like all others.</param>
/// <param name="catalog">Names and levels.</param>
/// <param name="answers">Knows what today is.</param>
/// <param name="cache">Keeps answers.</param>
public sealed class GetQuality(KpiReader reader, ICatalog catalog, KpiAnswers answers, AnswerCache cache)
{
    /// <summary><c>GET /api/quality?agency=H60&amp;from=2026-11-01&amp;to=2026-11-30</c>.</summary>
    [Function(nameof(GetQuality))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/quality")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var query = new RequestQuery(request);
        var agency = query.Agency();
        var form = query.Form();
        var days = query.Days(answers.Today);
        return query.Problem
            ?? await cache.ServeAsync(
                request,
                (nameof(GetQuality), days, agency),
                form,
                token => OfAsync(days, answers.Today, agency, token),
                ApiJson.Answers.QualityAnswer,
                cancellationToken);
    }

    private async Task<QualityAnswer> OfAsync(DateInterval days, LocalDate today, AgencyCode agency, CancellationToken cancellationToken)
    {
        var evaluated = days.UpTo(today);
        var known = await catalog.CurrentAsync(cancellationToken);
        var tree = await reader.ReadTreeAsync(agency, evaluated, cancellationToken);
        var whole = tree.TryGetValue(agency, out var sums) ? sums.Figures : Figures.Nothing;
        return new QualityAnswer(
            PeriodPart.Of(NamedSpan.Of(days), today),
            VietnamTimestamp.Format(tree.Values.Max(row => row.ChangedAt)),
            VietnamTime.Zone.Id,
            AgencyPart.Of(agency, known, evaluated.End),
            whole.Received,
            whole.Resolved,
            QualityCounts.Of(whole.Span),
            [.. DataQuality.Checks.Select(check => Check(check, whole.Span[check]))],
            CalendarPart.Of(known.Calendar, today),
            [.. tree
                .Where(row => row.Key != agency)
                .OrderBy(row => row.Key)
                .Select(row => new QualityRow(
                    AgencyPart.Of(row.Key, known, evaluated.End), row.Key.Parent?.Value, row.Key.Depth, row.Value.Figures.Received, row.Value.Figures.Resolved, QualityCounts.Of(row.Value.Figures.Span)))]);
    }

    private static QualityCheck Check(Counter check, long count)
    {
        var definition = CheckDefinitions.Of(check);
        return new QualityCheck(definition.Key, definition.Name, definition.NameEn, count);
    }
}
