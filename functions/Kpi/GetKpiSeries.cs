using System.Globalization;
using Dvc.Core.Periods;
using Dvc.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Functions.Kpi;

/// <summary>The figures of one agency over adjoining periods.</summary>
/// <param name="answers">Puts figures into the form of the contract.</param>
/// <param name="cache">Keeps answers.</param>
public sealed class GetKpiSeries(KpiAnswers answers, AnswerCache cache)
{
    private const int MaxPeriods = 400;
    private const int DefaultPeriods = 12;

    /// <summary>
    /// <c>GET /api/kpi/series/week?agency=H60&amp;from=2022-01-01&amp;to=2022-07-31</c>: the periods that these days lie
    /// in. Absent, <c>to</c> is today and <c>from</c> makes it twelve periods.
    /// </summary>
    [Function(nameof(GetKpiSeries))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/kpi/series/{grain}")] HttpRequest request,
        string grain,
        CancellationToken cancellationToken)
    {
        var query = new RequestQuery(request);
        var agency = query.Agency();
        var form = query.Form();
        var today = answers.Today;
        var kind = query.Named<PeriodGrain>("grain", grain);
        var to = LocalDate.Min(query.Day("to", today, today), today);
        var from = query.Day("from", StartBefore(kind, to), today);
        from = from > to ? query.Refuse("from", "a day not after to, and one that has begun", to) : from;
        var periods = Periods(kind, from, to);
        if (periods.Count > MaxPeriods)
        {
            query.Refuse("from", string.Create(CultureInfo.InvariantCulture, $"so late that the series has at most {MaxPeriods} periods"), from);
        }

        return query.Problem
            ?? await cache.ServeAsync(
                request,
                (nameof(GetKpiSeries), periods[0], periods[^1], agency),
                form,
                token => answers.SeriesOfAsync(periods, agency, token),
                ApiJson.Answers.SeriesAnswer,
                cancellationToken);
    }

    private static LocalDate StartBefore(PeriodGrain grain, LocalDate to)
    {
        var period = Period.Containing(grain, to);
        for (var count = 1; count < DefaultPeriods; count++)
        {
            period = period.Previous;
        }

        return period.Start;
    }

    // One more than allowed is enough to refuse.
    private static List<Period> Periods(PeriodGrain grain, LocalDate from, LocalDate to)
    {
        List<Period> periods = [];
        for (var period = Period.Containing(grain, from); period.Start <= to && periods.Count <= MaxPeriods; period = period.Next)
        {
            periods.Add(period);
        }

        return periods;
    }
}
