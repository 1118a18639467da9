using System.Net;
using System.Text.Json;

namespace Dvc.Bench.Year;

/// <summary>
/// Reads figures of all kinds again and again, as leaders do, and checks each answer against itself (<see cref="Identities"/>).
/// </summary>
/// <param name="http">The app.</param>
/// <param name="time">The clock of its pauses.</param>
internal sealed class YearReader(HttpClient http, TimeProvider time)
{
    private const int Seed = 2022;

    private static readonly string[] Agencies = ["VN", YearFeed.Province, "H60.05", "H60.11", "H60.01", "H60.05.01"];

    private readonly Random random = new(Seed);

    /// <summary>How many answers were read.</summary>
    public int Answers { get; private set; }

    /// <summary>How many of them had figures that were not all zero.</summary>
    public int WithFigures { get; private set; }

    /// <summary>How often the app said that it had no answer yet (503).</summary>
    public int Unavailable { get; private set; }

    /// <summary>How long the slowest answer took.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <summary>The answers that contradict themselves: what was asked, and all that does not fit.</summary>
    public List<(string Path, IReadOnlyList<string> Broken)> Contradictions { get; } = [];

    /// <summary>Reads until it is told to stop, one answer after another.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await ReadAsync(AnyPath(), cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // All that is to be read is read.
        }
    }

    private async Task ReadAsync(string path, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        if (response.StatusCode is HttpStatusCode.ServiceUnavailable)
        {
            Unavailable++;
            await Task.Delay(response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1), time, cancellationToken);
            return;
        }

        response.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        Slowest = TimeSpan.FromTicks(Math.Max(Slowest.Ticks, time.GetElapsedTime(began).Ticks));
        Answers++;
        WithFigures += HasFigures(answer.RootElement) ? 1 : 0;
        if (Identities.Broken(answer.RootElement).ToList() is { Count: > 0 } broken)
        {
            Contradictions.Add((path, broken));
        }
    }

    private string AnyPath()
    {
        var agency = Agencies[random.Next(Agencies.Length)];
        var (year, month, week) = (YearFeed.Year.From.Year, random.Next(1, 13), random.Next(1, 53));
        return random.Next(9) switch
        {
            0 or 1 => $"api/kpi/weekly?week={year}-W{week:D2}&agency={agency}",
            2 => $"api/kpi/periods/month/{year}-{month:D2}?agency={agency}",
            3 => $"api/kpi/periods/year/{year}?agency={agency}",
            4 => $"api/kpi/series/month?agency={agency}&from={year}-01-01&to={year}-12-31",
            5 => $"api/kpi/series/week?agency={agency}&from={year}-01-03&to={year}-12-31",
            6 => $"api/kpi/now?agency={agency}",
            7 => $"api/kpi/periods/month/{year}-{month:D2}/procedures?agency={agency}",
            _ => $"api/kpi/periods/year/{year}/fields?agency={agency}",
        };
    }

    private static bool HasFigures(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(member =>
            (member.Name is "total" or "open" && member.Value.ValueKind == JsonValueKind.Number && member.Value.GetInt64() != 0) || HasFigures(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().Any(HasFigures),
        _ => false,
    };
}
