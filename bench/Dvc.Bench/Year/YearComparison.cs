using System.Globalization;
using System.Text.Json;
using NodaTime.Text;

namespace Dvc.Bench.Year;

/// <summary>Compares every figure that the app answers for the year with the recount, when all is rolled up.</summary>
/// <param name="http">The app.</param>
/// <param name="recount">What must come out.</param>
internal sealed class YearComparison(HttpClient http, YearRecount recount)
{
    private readonly Dictionary<string, IReadOnlyList<CountedDossier>> byAgency = recount.Agencies.ToDictionary(agency => agency, recount.Of, StringComparer.Ordinal);

    /// <summary>How many figures were compared.</summary>
    public int Figures { get; private set; }

    /// <summary>The figures that differ, each with its place.</summary>
    public List<string> Differences { get; } = [];

    /// <summary>Weeks, months, quarters and the year of every agency; series; the year by procedure and by field; and what is open now.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var year = YearFeed.Year.From.Year;
        var weeks = Enumerable.Range(1, 52).Select(week => string.Create(CultureInfo.InvariantCulture, $"week/{year}-W{week:D2}"));
        var months = Enumerable.Range(1, 12).Select(month => string.Create(CultureInfo.InvariantCulture, $"month/{year}-{month:D2}"));
        var quarters = Enumerable.Range(1, 4).Select(quarter => string.Create(CultureInfo.InvariantCulture, $"quarter/{year}-Q{quarter}"));
        foreach (var period in weeks.Concat(months).Concat(quarters).Append($"year/{year}"))
        {
            await ComparePeriodAsync($"api/kpi/periods/{period}?agency=VN", cancellationToken);
        }

        foreach (var agency in byAgency.Keys)
        {
            await CompareSeriesAsync($"api/kpi/series/month?agency={agency}&from={year}-01-01&to={year}-12-31", agency, cancellationToken);
            await CompareNowAsync(agency, cancellationToken);
        }

        await CompareProceduresAsync($"api/kpi/periods/year/{year}/procedures?agency=VN", cancellationToken);
        await CompareFieldsAsync($"api/kpi/periods/year/{year}/fields?agency=VN", cancellationToken);
    }

    private async Task ComparePeriodAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await GetAsync(path, cancellationToken);
        var (from, to) = Days(answer);
        var rows = answer.GetProperty("agencies").EnumerateArray().Prepend(answer).ToDictionary(row => row.GetProperty("agency").GetProperty("code").GetString()!, StringComparer.Ordinal);
        foreach (var (agency, dossiers) in byAgency)
        {
            var recounted = recount.Count(dossiers, from, to);
            if (rows.Remove(agency, out var row))
            {
                Compare($"{path} {agency}", row, recounted);
            }
            else if (recounted.Values.Any(figure => figure != 0))
            {
                Differences.Add($"{path} has no row of {agency}");
            }
        }

        Differences.AddRange(rows.Keys.Select(agency => $"{path} has a row of {agency}, which sent nothing"));
        var (yearFrom, yearTo) = Days(answer.GetProperty("yearToDate"));
        Compare($"{path} yearToDate", answer.GetProperty("yearToDate"), recount.Count(byAgency["VN"], yearFrom, yearTo));
    }

    private async Task CompareSeriesAsync(string path, string agency, CancellationToken cancellationToken)
    {
        foreach (var period in (await GetAsync(path, cancellationToken)).GetProperty("periods").EnumerateArray())
        {
            var (from, to) = Days(period);
            Compare($"{path} {from:O}", period, recount.Count(byAgency[agency], from, to));
        }
    }

    // The year is over, so whatever is open was due.
    private async Task CompareNowAsync(string agency, CancellationToken cancellationToken)
    {
        var path = $"api/kpi/now?agency={agency}";
        var now = await GetAsync(path, cancellationToken);
        var open = byAgency[agency].Count(dossier => dossier.ClosedOn is null);
        Compare($"{path} open", now.GetProperty("open").GetInt64(), open);
        Compare($"{path} overdue", now.GetProperty("overdue").GetInt64(), open);
    }

    private async Task CompareProceduresAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await GetAsync(path, cancellationToken);
        var (from, to) = Days(answer);
        var rows = answer.GetProperty("procedures").EnumerateArray().ToDictionary(row => row.GetProperty("procedure").GetProperty("code").GetString()!, StringComparer.Ordinal);
        Compare($"{path} rows", rows.Count, recount.Procedures.Count);
        foreach (var procedure in recount.Procedures.Where(rows.ContainsKey))
        {
            Compare($"{path} {procedure}", rows[procedure], recount.Count(recount.OfProcedure(procedure), from, to));
        }
    }

    private async Task CompareFieldsAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await GetAsync(path, cancellationToken);
        var (from, to) = Days(answer);
        var whole = recount.Count(byAgency["VN"], from, to);
        var fields = answer.GetProperty("fields").EnumerateArray().SelectMany(Leaves).ToLookup(figure => figure.Path, figure => figure.Value, StringComparer.Ordinal);
        foreach (var figure in fields)
        {
            Compare($"{path} {figure.Key} of all fields", figure.Sum(), whole[figure.Key]);
        }
    }

    private void Compare(string place, JsonElement row, IReadOnlyDictionary<string, long> recounted)
    {
        foreach (var (path, value) in Leaves(row))
        {
            Compare($"{place} {path}", value, recounted[path]);
        }
    }

    private void Compare(string place, long answered, long recounted)
    {
        Figures++;
        if (answered != recounted)
        {
            Differences.Add(string.Create(CultureInfo.InvariantCulture, $"{place} is {answered}, recounted {recounted}"));
        }
    }

    // Every count and all that rates are made of, by its place.
    private static IEnumerable<(string Path, long Value)> Leaves(JsonElement row)
    {
        return Below("counts", row.GetProperty("counts")).Concat(Below("rates", row.GetProperty("rates")));

        static IEnumerable<(string Path, long Value)> Below(string path, JsonElement element) => element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().Where(member => member.Name != "value").SelectMany(member => Below($"{path}.{member.Name}", member.Value))
            : [(path, element.GetInt64())];
    }

    private static (DateOnly From, DateOnly To) Days(JsonElement row) =>
        (Day(row.GetProperty("period").GetProperty("start")), Day(row.GetProperty("period").GetProperty("end")));

    private static DateOnly Day(JsonElement text) => LocalDatePattern.Iso.Parse(text.GetString()!).Value.ToDateOnly();

    private async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) =>
        JsonElement.Parse(await http.GetByteArrayAsync(new Uri(path, UriKind.Relative), cancellationToken));
}
