using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;
using Dvc.Core.Kpi;
using Dvc.Core.Postings;
using Dvc.Storage.Kpi;
using Dvc.Testing;
using Dvc.Testing.Dossiers;
using Dvc.Testing.Oracle;
using Dvc.Testing.Tables;

namespace Dvc.Storage.Tests.Kpi;

/// <summary>Sums by procedure against the brute-force recount of each procedure's dossiers.</summary>
public sealed class ProcedureReaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_span_of_any_subtree_sums_to_the_recount_of_each_procedure()
    {
        var random = new Random(2027);
        var (storage, events) = await ThreeYears.RecordedAsync(random);
        var recounts = events.GroupBy(Procedure).ToDictionary(procedure => procedure.Key, procedure => new Recount(procedure), StringComparer.Ordinal);
        recounts.Count.ShouldBe(2);
        for (var run = 0; run < 40; run++)
        {
            var span = ThreeYears.Span(random);
            foreach (var agency in ThreeYears.Agencies.SelectMany(code => AgencyCode.Parse(code).SelfAndAncestors()).Distinct())
            {
                var read = await storage.Parts.Procedures.ReadAsync(agency, span, Token);
                read.Keys.ShouldBeSubsetOf(recounts.Keys);
                foreach (var (procedure, recount) in recounts)
                {
                    var figures = read.GetValueOrDefault(procedure)?.Figures ?? Figures.Nothing;
                    RecountedFigures.ShouldEqual(figures, recount.Of(agency.Value, span, ThreeYears.FarAway), $"{agency} {procedure} {span}");
                }
            }
        }
    }

    [Fact]
    public async Task Procedures_sum_to_their_agency_and_its_times_are_the_newest_of_theirs()
    {
        var random = new Random(48);
        var (storage, _) = await ThreeYears.RecordedAsync(random);
        for (var run = 0; run < 20; run++)
        {
            var span = ThreeYears.Span(random);
            var tree = await storage.Parts.Reader.ReadTreeAsync(AgencyCode.Country, span, Token);
            foreach (var (agency, sums) in tree)
            {
                var read = (await storage.Parts.Procedures.ReadAsync(agency, span, Token)).Values.ToList();
                Counters.Sum(read.Select(procedure => procedure.Figures.Span)).ShouldBe(sums.Figures.Span);
                Counters.Sum(read.Select(procedure => procedure.Figures.Opening)).ShouldBe(sums.Figures.Opening);
                read.Max(procedure => procedure.LastEventAt).ShouldBe(sums.LastEventAt);
                read.Max(procedure => procedure.LastSeenAt).ShouldBe(sums.LastSeenAt);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_oldest_due_date_of_every_procedure_equals_the_recount(int seed)
    {
        var (storage, events) = await ThreeYears.RecordedAsync(new Random(seed));
        var recounts = events.GroupBy(Procedure).ToDictionary(procedure => procedure.Key, procedure => new Recount(procedure), StringComparer.Ordinal);
        var found = 0;
        foreach (var agency in ThreeYears.Agencies.SelectMany(code => AgencyCode.Parse(code).SelfAndAncestors()).Distinct())
        {
            var oldest = await new OldestDueReader(storage.Tables).ReadProceduresAsync(agency, Token);
            var expected = recounts
                .Select(procedure => (procedure.Key, Due: procedure.Value.OpenDue(agency.Value)))
                .Where(procedure => procedure.Due.Count > 0)
                .ToDictionary(procedure => procedure.Key, procedure => procedure.Due.Keys.Min(), StringComparer.Ordinal);
            oldest.ShouldBe(expected, ignoreOrder: true);
            found += oldest.Count;
        }

        found.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Rejected_events_belong_to_no_procedure()
    {
        var storage = await TestStorage.CreateAsync();
        var rejection = new Rejection(Clock.At("2026-11-03T08:00:00"), AgencyCode.Parse("H60.12"));
        await storage.RecordAsync("accepted id:H60.12-261102-0001 agency:H60.12");
        await storage.RecordAsync(
            [new SentEvent("H60.12-261102-0002", rejection.ArrivedAt) { Rejected = Rejections.Of([Counter.RejectedEnum], rejection) }]);
        await storage.ShouldSettleAsync();

        (await storage.Parts.Procedures.ReadAsync(AgencyCode.Parse("H60"), Clock.Days("2026-11-01", "2026-11-30"), Token))
            .Keys.ShouldBe(["1.004239"]);
    }

    /// <summary>However long ago the span is, and however many years it has.</summary>
    [Theory]
    [InlineData("2026-11-02", "2026-11-08", 3)]
    [InlineData("2026-10-01", "2026-12-31", 2)]
    [InlineData("2026-01-01", "2026-12-31", 1)]
    [InlineData("2025-12-29", "2026-01-04", 4)]
    [InlineData("2019-12-15", "2026-12-14", 5)]
    public async Task Few_requests_read_a_span(string from, string to, int requests)
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync("accepted id:H60.12-261102-0001 agency:H60.12");
        await storage.RollUpAsync();
        var counted = new CountedCalls();

        await storage.Over(counted).Procedures.ReadAsync(AgencyCode.Parse("H60"), Clock.Days(from, to), Token);

        counted.All.ShouldAllBe(call => call.Operation == TableOperation.QueryPage);
        counted.All.Count.ShouldBe(requests);
    }

    private static string Procedure(SentEvent sent) => sent.Snapshot!.Procedure;
}
