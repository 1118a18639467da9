using System.Text.Json;
using Dvc.Core.Agencies;
using Dvc.Core.Periods;
using Dvc.Functions.Http;
using Dvc.Functions.Kpi;
using Dvc.Functions.OpenApi;
using Dvc.Storage.Kpi;
using Dvc.Testing.Catalog;
using NodaTime;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Protocol.Tests.Schedules;

/// <summary>Reads the whole tree's figures: of the week from 9 November 2026 on, by week and of the present.</summary>
/// <param name="parts">The storage.</param>
/// <param name="time">The clock.</param>
internal sealed class FiguresReader(StorageParts parts, TimeProvider time)
{
    private static readonly Period Week = Period.Containing(PeriodGrain.Week, new LocalDate(2026, 11, 9));

    private readonly KpiAnswers answers = new(parts.Reader, parts.Catalog, time);

    /// <summary>The week as it is served.</summary>
    public async Task<JsonElement> WeekAsync() =>
        JsonSerializer.SerializeToElement(await answers.OfAsync(Week, AgencyCode.Country, CancellationToken.None), ApiJson.Answers.KpiAnswer);

    /// <summary>The last weeks as they are served.</summary>
    public async Task<JsonElement> SeriesAsync() => JsonSerializer.SerializeToElement(
        await answers.SeriesOfAsync([Week.Previous, Week, Week.Next], AgencyCode.Country, CancellationToken.None), ApiJson.Answers.SeriesAnswer);

    /// <summary>The present as it is served.</summary>
    public async Task<JsonElement> PresentAsync()
    {
        var now = new GetNow(parts.Reader, parts.Procedures, new OldestDueReader(parts.Tables), parts.Catalog, answers, null!);
        return JsonSerializer.SerializeToElement(await now.OfAsync(AgencyCode.Country, answers.Today, CancellationToken.None), ApiJson.Answers.NowAnswer);
    }

    /// <summary>The week as its rows stand, which nobody has checked.</summary>
    public async Task<JsonElement> UncheckedAsync()
    {
        var sums = await new KpiRows(parts.Tables).ReadTreeAsync(AgencyCode.Country, Week.Days, CancellationToken.None);
        var tree = new KpiTree(sums, AgencyCode.Country, Week.Days.End, TestCatalog.Snapshot);
        var answer = JsonSerializer.SerializeToNode(
            Examples.Week with
            {
                Agency = AgencyPart.Of(AgencyCode.Country, TestCatalog.Snapshot, Week.Days.End),
                Counts = CountsPart.Of(tree.Whole),
                Rates = RatesPart.Of(tree.Whole),
                Own = tree.Own(AgencyCode.Country),
                Agencies = tree.Rows(),
            },
            ApiJson.Answers.KpiAnswer)!.AsObject();
        foreach (var example in (string[])["previous", "yearBefore", "yearToDate"])
        {
            answer.Remove(example);
        }

        return JsonElement.Parse(answer.ToJsonString());
    }
}
