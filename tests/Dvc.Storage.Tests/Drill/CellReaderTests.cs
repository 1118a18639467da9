using Dvc.Core.Agencies;
using Dvc.Core.Kpi;
using Dvc.Storage.Drill;
using Dvc.Testing;
using Dvc.Testing.Dossiers;
using Dvc.Testing.Oracle;
using FsCheck.Fluent;
using NodaTime;

namespace Dvc.Storage.Tests.Drill;

/// <summary>The dossiers behind every figure are as many as the figure says.</summary>
public sealed class CellReaderTests
{
    private static readonly LocalDate Today = new(2026, 11, 7);

    private static readonly DateInterval[] Spans =
    [
        Clock.Days("2026-11-03", "2026-11-05"),
        Clock.Days("2026-11-05", "2026-11-20"),
        Clock.Days("2026-10-01", "2026-12-31"),
        Clock.Days("2026-11-07", "2026-11-07"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Breaks where a home is not found, a page loses or repeats a dossier, or a state lists by another rule than it sums by.</summary>
    [Fact]
    public async Task Every_figure_of_every_agency_has_as_many_dossiers_as_it_counts()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var deliveries in Histories.Deliveries().Sample(12, new FsCheck.Rnd(2026, 11), 50).Chunk(12))
        {
            var storage = await TestStorage.CreateAsync();
            SentEvent[] events = [.. deliveries.SelectMany((some, index) => some.Select(sent => Elsewhere(sent, index)))];
            await storage.RecordAsync(events);
            await storage.ShouldSettleAsync();
            var recount = new Recount(events);
            foreach (var agency in events.Select(sent => sent.Snapshot?.Agency).OfType<AgencyCode>().SelectMany(code => code.SelfAndAncestors()).Distinct())
            {
                foreach (var span in Spans)
                {
                    var expected = recount.Of(agency.Value, span, Today);
                    foreach (var state in DossierState.All)
                    {
                        var cell = new DossierCell(state, agency, state.Days(span, Today));
                        var (count, codes) = await CodesAsync(storage, cell);
                        var because = $"{state.Name} of {agency} in {span}";
                        codes.Count.ShouldBe((int)count, because);
                        codes.ShouldBeUnique(because);
                        count.ShouldBe(state.IsAhead ? Due(recount, agency, span) : expected.GetValueOrDefault(state.Name), because);
                        if (count > 3)
                        {
                            seen.Add(state.Name);
                        }
                    }
                }
            }
        }

        seen.Count.ShouldBeGreaterThan(20, "most figures must have had several pages");
    }

    [Fact]
    public async Task A_list_says_that_it_is_ahead_of_its_figure_until_the_roll_up()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync("accepted id:H60.12-261102-0001");
        await storage.RollUpAsync();
        var cell = new DossierCell(DossierState.Find("received")!, AgencyCode.Parse("H60"), new DateInterval(new LocalDate(2026, 11, 2), new LocalDate(2026, 11, 2)));
        await storage.RecordAsync("accepted id:H60.12-261102-0002");
        var ahead = await storage.Parts.Cells.ReadAsync(cell, after: null, take: 10, Token);
        await storage.RollUpAsync();
        var settled = await storage.Parts.Cells.ReadAsync(cell, after: null, take: 10, Token);

        (ahead.Count, ahead.Dossiers.Count, ahead.IsAhead).ShouldBe((1, 2, true));
        (settled.Count, settled.Dossiers.Count, settled.IsAhead).ShouldBe((2, 2, false));
    }

    [Fact]
    public void Every_state_has_a_name_of_its_own() => DossierState.Names.ShouldBeUnique();

    // Histories tell of three dossiers; each history's get codes, and so homes, of their own.
    private static SentEvent Elsewhere(SentEvent sent, int history)
    {
        var id = sent.DossierId.Replace("-261102-", $"-2611{(history % 9) + 1:00}-{history:00}", StringComparison.Ordinal);
        return sent with { DossierId = id, Snapshot = sent.Snapshot is { } snapshot ? snapshot with { DossierId = id } : null };
    }

    private static long Due(Recount recount, AgencyCode agency, DateInterval span) =>
        recount.OpenDue(agency.Value).Where(day => span.Contains(day.Key)).Sum(day => day.Value);

    // Every page of three; none but the last is shorter.
    private static async Task<(long Count, List<string> Codes)> CodesAsync(TestStorage storage, DossierCell cell)
    {
        List<string> codes = [];
        long count;
        string? next = null;
        do
        {
            var page = await storage.Parts.Cells.ReadAsync(cell, next, take: 3, Token);
            page.IsAhead.ShouldBeFalse();
            count = page.Count;
            (page.Dossiers.Count == 3 || page.Next is null).ShouldBeTrue();
            page.Dossiers.ShouldAllBe(dossier => dossier.Agency.IsWithin(cell.Agency));
            codes.AddRange(page.Dossiers.Select(dossier => dossier.State.Id));
            next = page.Next;
        }
        while (next is not null);

        return (count, codes);
    }
}
