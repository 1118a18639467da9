using Dvc.Core.Agencies;
using Dvc.Core.Kpi;
using Dvc.Core.Postings;
using Dvc.Storage.Kpi;
using Dvc.Testing;
using Dvc.Testing.Oracle;
using NodaTime;

namespace Dvc.Storage.Tests.Kpi;

/// <summary>Sums of spans against the brute-force recount, over dossiers of three years.</summary>
public sealed class KpiReaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_span_of_any_subtree_sums_to_the_recount_of_its_days()
    {
        var random = new Random(2026);
        var (storage, events) = await ThreeYears.RecordedAsync(random);
        var recount = new Recount(events);
        for (var run = 0; run < 60; run++)
        {
            var root = AgencyCode.Parse(run % 3 == 0 ? "VN" : run % 3 == 1 ? "H60" : "H60.1");
            var span = ThreeYears.Span(random);
            var tree = await storage.Parts.Reader.ReadTreeAsync(root, span, Token);
            tree.Keys.ShouldAllBe(agency => agency.SelfAndAncestors().Contains(root));
            foreach (var agency in ThreeYears.Agencies.Where(code => AgencyCode.Parse(code).SelfAndAncestors().Contains(root)).Append(root.Value).Distinct())
            {
                var figures = tree.TryGetValue(AgencyCode.Parse(agency), out var sums) ? sums.Figures : new Figures(Counters.Zero, Counters.Zero);
                RecountedFigures.ShouldEqual(figures, recount.Of(agency, span, ThreeYears.FarAway), $"{agency} {span}");
            }
        }
    }

    [Fact]
    public async Task A_series_equals_single_reads_of_its_spans()
    {
        var random = new Random(47);
        var (storage, _) = await ThreeYears.RecordedAsync(random);
        for (var run = 0; run < 20; run++)
        {
            var agency = AgencyCode.Parse(run % 2 == 0 ? "VN" : "H60.1");
            List<DateInterval> spans = [ThreeYears.Span(random)];
            for (var next = 0; next < 5; next++)
            {
                var start = spans[^1].End.PlusDays(1 + (run % 3 == 0 ? random.Next(100) : 0));
                spans.Add(new DateInterval(start, start.PlusDays(random.Next(0, 70))));
            }

            var series = await storage.Parts.Reader.ReadSeriesAsync(agency, spans, Token);
            series.Count.ShouldBe(spans.Count);
            foreach (var (sums, span) in series.Zip(spans))
            {
                var single = (await storage.Parts.Reader.ReadTreeAsync(agency, span, Token)).GetValueOrDefault(agency);
                sums.ShouldBe(single ?? SpanSums.Nothing);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_oldest_due_date_of_every_agency_equals_the_recount(int seed)
    {
        var (storage, events) = await ThreeYears.RecordedAsync(new Random(seed));
        var recount = new Recount(events);
        var oldest = await new OldestDueReader(storage.Tables).ReadAsync(AgencyCode.Country, Token);

        oldest.ShouldNotBeEmpty();
        foreach (var agency in ThreeYears.Agencies.SelectMany(code => AgencyCode.Parse(code).SelfAndAncestors()).Distinct())
        {
            var due = recount.OpenDue(agency.Value);
            oldest.TryGetValue(agency, out var found).ShouldBe(due.Count > 0, agency.Value);
            (due.Count == 0 || found == due.Keys.Min()).ShouldBeTrue(agency.Value);
        }
    }

    [Fact]
    public async Task A_subtree_ends_where_the_next_code_begins()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(
            "accepted id:A-261102-0001 agency:H60.1",
            "accepted id:A-261102-0002 agency:H60.1.05",
            "accepted id:A-261102-0003 agency:H60.10",
            "accepted id:A-261102-0004 agency:H60.1A",
            "accepted id:A-261102-0005 agency:H61");
        await storage.RollUpAsync();
        var day = Clock.Days("2026-11-02", "2026-11-02");

        (await CodesAsync("H60.1")).ShouldBe(["H60.1", "H60.1.05"]);
        (await CodesAsync("H60.10")).ShouldBe(["H60.10"]);
        (await CodesAsync("H60")).ShouldBe(["H60", "H60.1", "H60.1.05", "H60.10", "H60.1A"]);
        (await CodesAsync("VN")).ShouldBe(["H60", "H60.1", "H60.1.05", "H60.10", "H60.1A", "H61", "VN"]);
        (await CodesAsync("H99")).ShouldBeEmpty();

        async Task<IEnumerable<string>> CodesAsync(string root) =>
            (await storage.Parts.Reader.ReadTreeAsync(AgencyCode.Parse(root), day, Token)).Keys.Select(agency => agency.Value).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_opening_holds_all_that_came_before_and_the_times_say_how_new_the_figures_are()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync("accepted id:H60.12-261102-0001 received:02 updated:03");
        await storage.RollUpAsync();
        var first = Instant.FromDateTimeOffset(storage.Time.GetUtcNow());
        storage.Time.Advance(TimeSpan.FromHours(1));
        await storage.RecordAsync("accepted id:H60.12-261102-0002 received:09 updated:10");
        await storage.RollUpAsync();

        var series = await storage.Parts.Reader.ReadSeriesAsync(
            AgencyCode.Country, [Clock.Days("2026-11-02", "2026-11-08"), Clock.Days("2026-11-09", "2026-11-15"), Clock.Days("2026-11-16", "2026-11-22")], Token);
        series.Select(week => (week.Figures.CarriedOver, week.Figures.Received)).ShouldBe([(0, 1), (1, 1), (2, 0)]);
        series.Select(week => week.LastEventAt).ShouldBe([Clock.At("2026-11-03T08:00:00"), Clock.At("2026-11-10T08:00:00"), null]);
        series.Select(week => week.ChangedAt).ShouldBe([first, first + Duration.FromHours(1), first + Duration.FromHours(1)]);
    }
}
