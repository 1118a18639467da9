using System.Diagnostics;
using System.Globalization;
using Dvc.Bench.Ingest;
using Dvc.Cli;
using Dvc.Core;
using Dvc.Core.Periods;
using Dvc.Storage.Bulletins;
using Dvc.Storage.Catalog;
using Dvc.Storage.Kpi;
using Dvc.Storage.RollUp;
using Dvc.Testing;
using Dvc.Testing.Tables;
using NodaTime;
using Spectre.Console;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Bench.Kpi;

/// <summary>Measures a weekly answer cold, where nothing is known but the catalogue, and from memory.</summary>
/// <param name="console">Where to report.</param>
internal sealed class KpiBench(IAnsiConsole console)
{
    /// <summary>What a compared period may cost.</summary>
    public const int MostRequests = 15;

    private const int ColdRounds = 5;
    private const int CachedRounds = 500;
    private static readonly string[] Codings = ["identity", "gzip", "br"];

    /// <summary>Measures and reports.</summary>
    /// <returns>An exit code.</returns>
    public async Task<int> RunAsync(int agencies, TimeSpan latency, CancellationToken cancellationToken)
    {
        var time = new TestTime((Country.Today.StartInVietnam() + Duration.FromHours(8)).ToDateTimeOffset());
        var calls = new MeteredCalls();
        var tables = new InterceptedTables(new InMemoryTables(time), calls);
        using (var product = new AnsweringProduct(tables, time))
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Recording and rolling up the dossiers of {agencies:N0} agencies ..."));
            await product.FillAsync(Country.Agencies(agencies), Country.Dossiers(agencies), cancellationToken);
        }

        calls.Latency = latency;
        var isRight = await MeasureRequestsAsync(calls, () => new AnsweringProduct(tables, time), cancellationToken);
        await MeasureAnswerAsync(() => new AnsweringProduct(tables, time), calls);
        return isRight ? ExitCode.Success : ExitCode.FiguresDiffer;
    }

    // A province's week: every part that its answer reads alone, then all of it, and again.
    private async Task<bool> MeasureRequestsAsync(MeteredCalls calls, Func<AnsweringProduct> start, CancellationToken cancellationToken)
    {
        using var product = start();
        await product.Part<ICatalog>().CurrentAsync(cancellationToken);
        var week = Period.Containing(PeriodGrain.Week, Country.Today).Previous;
        var reader = product.Part<KpiReader>();
        Task SumAsync(DateInterval days) => reader.ReadSeriesAsync(Country.Province, [days], cancellationToken);
        (string Name, Func<Task> Read)[] periods =
        [
            ("the week and what it began with, of every agency", () => reader.ReadTreeAsync(Country.Province, week.Days, cancellationToken)),
            ("the week before", () => SumAsync(week.Previous.Days)),
            ("the week a year before", () => SumAsync(week.YearBefore!.Days)),
            ("the year to date", () => SumAsync(new DateInterval(new LocalDate(week.End.Year, 1, 1), week.End))),
            ("whether it is published", () => product.Part<BulletinStore>().FindAsync(week.Id, cancellationToken)),
            ("the figures' version", async () => await product.Part<FiguresJournal>().CurrentAsync(cancellationToken)),
        ];
        var table = new Table().Title($"A province of {Country.ProvinceAgencies} agencies").AddColumn("Read").AddColumn(Right("Requests")).AddColumn(Right("At once"));
        var isRight = true;
        foreach (var (name, read) in periods)
        {
            var (requests, atOnce) = await calls.MeasureAsync(read);
            isRight &= requests <= MostRequests;
            table.AddRow(name, Number(requests), Number(atOnce));
        }

        using var process = start();
        await process.Part<ICatalog>().CurrentAsync(cancellationToken);
        var query = $"?week={week.Id}&agency={Country.Province}";
        var cold = await calls.MeasureAsync(() => process.GetAsync(query));
        var cached = await calls.MeasureAsync(() => process.GetAsync(query));
        table.AddRow("the whole answer, cold", Number(cold.Requests), Number(cold.AtOnce));
        table.AddRow("the whole answer, from memory", Number(cached.Requests), Number(cached.AtOnce));
        console.Write(table);
        return isRight && cached.Requests == 0;
    }

    private async Task MeasureAnswerAsync(Func<AnsweringProduct> start, MeteredCalls calls)
    {
        var table = new Table().Title("The whole country").AddColumn("Coding");
        foreach (var header in new[] { "Bytes", "Ratio", "Cold, ms", "From memory, ms", "Ratio" })
        {
            table.AddColumn(Right(header));
        }

        using var process = start();
        var plain = await process.GetAsync("", "identity");
        foreach (var coding in Codings)
        {
            List<double> cold = [];
            for (var round = 0; round < ColdRounds; round++)
            {
                using var fresh = start();
                cold.Add(await MillisecondsAsync(() => fresh.GetAsync("", coding)));
            }

            var bytes = await process.GetAsync("", coding);
            List<double> cached = [];
            for (var round = 0; round < CachedRounds; round++)
            {
                cached.Add(await MillisecondsAsync(() => process.GetAsync("", coding)));
            }

            table.AddRow(
                coding,
                Number(bytes.Length),
                Ratio((double)bytes.Length / plain.Length),
                cold.Median().ToString("N1", CultureInfo.InvariantCulture),
                cached.Median().ToString("N3", CultureInfo.InvariantCulture),
                Ratio(cached.Median() / cold.Median()));
        }

        using var alone = start();
        var (requests, atOnce) = await calls.MeasureAsync(() => alone.GetAsync(""));
        console.Write(table);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Cold it takes {requests} requests, {atOnce} at once, each of {calls.Latency.TotalMilliseconds:N0} ms, the catalogue's among them."));
    }

    private static async Task<double> MillisecondsAsync(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static TableColumn Right(string header) => new TableColumn(header).RightAligned();

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Ratio(double value) => value.ToString("0.#####", CultureInfo.InvariantCulture);
}
