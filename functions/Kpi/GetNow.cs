using Dvc.Core;
using Dvc.Core.Agencies;
using Dvc.Core.Kpi;
using Dvc.Core.Postings;
using Dvc.Functions.Http;
using Dvc.Functions.Procedures;
using Dvc.Storage.Catalog;
using Dvc.Storage.Kpi;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;
using NodaTime.Text;

namespace Dvc.Functions.Kpi;

/// <summary>What is open, overdue and due soon, from what is posted on due dates; no dossier is read.</summary>
/// <param name="reader">Reads the figures.</param>
/// <param name="procedures">Reads those of procedures.</param>
/// <param name="oldest">Finds the oldest due dates.</param>
/// <param name="catalog">Names, levels and working days.</param>
/// <param name="answers">Knows what today is.</param>
/// <param name="cache">Keeps answers.</param>
public sealed class GetNow(
    KpiReader reader, ProcedureReader procedures, OldestDueReader oldest, ICatalog catalog, KpiAnswers answers, AnswerCache cache)
{
    private static readonly int[] WorkingDays = [1, 3, 5];

    /// <summary><c>GET /api/kpi/now?agency=H60</c>.</summary>
    [Function(nameof(GetNow))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/kpi/now")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var query = new RequestQuery(request);
        var agency = query.Agency();
        var form = query.Form();
        return query.Problem
            ?? await cache.ServeAsync(
                request, (nameof(GetNow), agency), form, token => OfAsync(agency, answers.Today, token), ApiJson.Answers.NowAnswer, cancellationToken);
    }

    /// <summary>The answer, made of what stands now.</summary>
    internal async Task<NowAnswer> OfAsync(AgencyCode agency, LocalDate today, CancellationToken cancellationToken)
    {
        var known = await catalog.CurrentAsync(cancellationToken);
        var ends = WorkingDays.Select(days => known.Calendar.DueOn(today, days)).ToList();
        var day = new DateInterval(today, today);
        var reading = reader.ReadSeriesAsync(agency, [day, .. Between(today, ends)], cancellationToken);
        var readingTree = reader.ReadTreeAsync(agency, day, cancellationToken);
        var readingProcedures = procedures.ReadAsync(agency, day, cancellationToken);
        var readingOldest = oldest.ReadAsync(agency, cancellationToken);
        var procedureDueSince = await oldest.ReadProceduresAsync(agency, cancellationToken);
        var (series, tree, byProcedure, dueSince) = (await reading, await readingTree, await readingProcedures, await readingOldest);
        var offered = known.Offered(agency, today);
        var now = series[0].Figures;
        RequireAgreement(now, tree.GetValueOrDefault(agency, SpanSums.Nothing).Figures, byProcedure.Values);
        RequireDueDates(tree, dueSince);
        RequireDueDates(byProcedure, procedureDueSince);
        return new NowAnswer(
            LocalDatePattern.Iso.Format(today),
            VietnamTimestamp.Format(series.Append(tree.GetValueOrDefault(agency)).Max(sums => sums?.ChangedAt)),
            VietnamTime.Zone.Id,
            AgencyPart.Of(agency, known, today),
            now.Open,
            now.Overdue,
            now.Span[Counter.OpenDue],
            [.. WorkingDays.Select((days, index) => new DueNextPart(
                days, LocalDatePattern.Iso.Format(ends[index]), series.Skip(1).Take(index + 1).Sum(part => part.Figures.Span[Counter.OpenDue])))],
            [.. tree
                .Where(row => row.Value.Figures.Overdue > 0)
                .OrderBy(row => dueSince[row.Key])
                .ThenBy(row => row.Key)
                .Select(row => new OldestOverduePart(
                    AgencyPart.Of(row.Key, known, today), row.Key.Parent?.Value, row.Key.Depth, LocalDatePattern.Iso.Format(dueSince[row.Key]), row.Value.Figures.Overdue))],
            [.. byProcedure
                .Where(row => row.Value.Figures.Overdue > 0)
                .OrderBy(row => procedureDueSince[row.Key])
                .ThenBy(row => row.Key, StringComparer.Ordinal)
                .Select(row => new OverdueProcedurePart(
                    ProcedurePart.Of(row.Key, offered.GetValueOrDefault(row.Key)),
                    LocalDatePattern.Iso.Format(procedureDueSince[row.Key]),
                    row.Value.Figures.Overdue))]);
    }

    // The lists are read beside the figures, and must be of the same moment.
    private static void RequireAgreement(Figures now, Figures tree, IEnumerable<SpanSums> procedures)
    {
        FigureIdentities.RequireEqual(now, tree, "The agency and its subtree");
        FigureIdentities.RequireEqual(now.Overdue, procedures.Sum(procedure => procedure.Figures.Overdue), "What is overdue and its procedures");
    }

    private static void RequireDueDates<T>(IReadOnlyDictionary<T, SpanSums> sums, IReadOnlyDictionary<T, LocalDate> dueSince)
        where T : notnull =>
        FigureIdentities.RequireEqual(
            true,
            sums.All(row => row.Value.Figures.Overdue == 0 || dueSince.ContainsKey(row.Key)),
            "What is overdue and its due dates");

    // From the day after today to the first end, and from each end to the next.
    private static IEnumerable<DateInterval> Between(LocalDate today, List<LocalDate> ends) =>
        ends.Select((end, index) => new DateInterval((index == 0 ? today : ends[index - 1]).PlusDays(1), end));
}
