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

/// <summary>Reads the whole tree's figures of the week from 9 November 2026 on.</summary>
/// <param name="parts">The storage.</param>
/// <param name="time">The clock.</param>
internal sealed class FiguresReader(StorageParts parts, TimeProvider time)
{
    private static readonly Period Week = Period.Containing(PeriodGrain.Week, new LocalDate(2026, 11, 9));

    /// <summary>The answer, checked as it is served or as its rows stand.</summary>
    public async Task<JsonElement> ReadAsync(bool isChecked)
    {
        if (isChecked)
        {
            var answer = await new KpiAnswers(parts.Reader, parts.Catalog, time).OfAsync(Week, AgencyCode.Country, CancellationToken.None);
            return JsonSerializer.SerializeToElement(answer, ApiJson.Answers.KpiAnswer);
        }

        var sums = await new KpiRows(parts.Tables).ReadTreeAsync(AgencyCode.Country, Week.Days, CancellationToken.None);
        var tree = new KpiTree(sums, AgencyCode.Country, Week.Days.End, TestCatalog.Snapshot);
        return JsonSerializer.SerializeToElement(
            Examples.Week with { Agency = AgencyPart.Of(AgencyCode.Country, TestCatalog.Snapshot, Week.Days.End), Counts = CountsPart.Of(tree.Whole), Own = tree.Own(AgencyCode.Country), Agencies = tree.Rows() },
            ApiJson.Answers.KpiAnswer);
    }
}
