using System.Globalization;
using System.Text.Json;
using Dvc.Cli.Samples;

namespace Dvc.Cli.Tests;

public sealed class SampleFeedTests
{
    private static readonly DateTime[] Holidays =
    [
        new(2022, 1, 3), new(2022, 1, 31), new(2022, 2, 1), new(2022, 2, 2), new(2022, 2, 3), new(2022, 2, 4),
        new(2022, 4, 11), new(2022, 5, 2), new(2022, 5, 3),
    ];

    [Fact]
    public void As_many_dossiers_of_every_channel_as_published()
    {
        SentEvents.Dossiers.Count.ShouldBe(42_540);
        Count("inPerson").ShouldBe(27_067);
        Count("online").ShouldBe(14_424);
        Count("post").ShouldBe(1_049);

        static int Count(string channel) => SentEvents.Dossiers.Count(dossier => dossier.Channel == channel);
    }

    [Fact]
    public void As_many_dossiers_of_every_outcome_as_published()
    {
        var resolved = SentEvents.Dossiers.Where(dossier => dossier.IsResolved).ToLookup(dossier => dossier.Outcome());

        resolved["early"].Count().ShouldBe(24_711);
        resolved["onTime"].Count().ShouldBe(16_107);
        resolved["late"].Count().ShouldBe(10);
        resolved.Sum(outcome => outcome.Count()).ShouldBe(40_828);
    }

    [Fact]
    public void The_others_stay_open_and_only_a_few_are_overdue()
    {
        var open = SentEvents.Dossiers.Where(dossier => !dossier.IsResolved).ToArray();

        open.Length.ShouldBe(42_540 - 40_828);
        open.Select(dossier => dossier.Status).Distinct().Order(StringComparer.Ordinal).ShouldBe(["accepted", "processing"]);
        open.Count(dossier => dossier.Date("dueAt") <= new DateTime(2022, 7, 31)).ShouldBeInRange(1, 20);
    }

    [Fact]
    public void Everything_happens_on_working_days_of_the_span()
    {
        string[] acts = ["receivedAt", "finishedAt", "returnedAt"];
        var days = SentEvents.All.SelectMany(e => acts.Select(e.Date)).OfType<DateTime>().ToHashSet();

        days.ShouldAllBe(day => day.DayOfWeek != DayOfWeek.Saturday && day.DayOfWeek != DayOfWeek.Sunday && !Holidays.Contains(day));
        days.Min().ShouldBe(new DateTime(2022, 1, 4));
        days.Max().ShouldBe(new DateTime(2022, 7, 29));
        days.Count.ShouldBe(141);
    }

    [Fact]
    public void Everything_happens_in_office_hours()
    {
        var times = SentEvents.All.Select(e => e.Time("finishedAt") ?? e.Time("receivedAt")).OfType<DateTimeOffset>();

        times.ShouldAllBe(time =>
            (time.TimeOfDay >= new TimeSpan(7, 0, 0) && time.TimeOfDay < new TimeSpan(11, 30, 0))
            || (time.TimeOfDay >= new TimeSpan(13, 30, 0) && time.TimeOfDay < new TimeSpan(17, 0, 0)));
    }

    [Fact]
    public void Twenty_departments_handle_some_260_procedures()
    {
        var agencies = SentEvents.Dossiers.Select(dossier => dossier.Agency).Distinct().ToArray();
        agencies.Length.ShouldBe(20);
        agencies.ShouldAllBe(agency => agency.StartsWith("H60.", StringComparison.Ordinal));

        var procedures = SentEvents.Dossiers.ToLookup(dossier => dossier.Procedure);
        procedures.Count.ShouldBe(260);
        procedures.ShouldAllBe(procedure => procedure.Select(dossier => dossier.Agency).Distinct().Count() == 1);
    }

    [Fact]
    public void As_many_online_services_have_dossiers_as_published()
    {
        var levels = SentEvents.Dossiers.Where(dossier => dossier.Channel == "online")
            .GroupBy(dossier => dossier.Procedure, dossier => dossier.ServiceLevel)
            .Select(procedure => procedure.Distinct().Single())
            .CountBy(level => level!)
            .ToDictionary();

        levels.ShouldBe(new Dictionary<string, int> { ["partial"] = 21, ["full"] = 192 }, ignoreOrder: true);
    }

    [Fact]
    public void Every_dossier_sends_two_to_four_states_in_a_possible_order()
    {
        string[] possible =
        [
            "accepted processing", "registered accepted",
            "accepted resolved", "accepted processing resolved",
            "accepted resolved returned", "accepted processing resolved returned",
        ];
        var lives = SentEvents.All.GroupBy(e => e.DossierId).Select(dossier =>
        {
            var states = dossier.DistinctBy(e => e.UpdatedAt).OrderBy(e => e.UpdatedAt).Select(e => e.Status).ToArray();
            states.Length.ShouldBe(dossier.Select(e => e.Json.GetRawText()).Distinct().Count(), "two states at one moment");
            return string.Join(' ', states);
        });

        lives.ToHashSet().ShouldBe(possible, ignoreOrder: true);
    }

    [Fact]
    public void Dossier_codes_are_dense_by_agency_and_day_of_receipt()
    {
        foreach (var series in SentEvents.Dossiers.GroupBy(dossier => dossier.DossierId[..dossier.DossierId.LastIndexOf('-')]))
        {
            series.ShouldAllBe(dossier => series.Key == FormattableString.Invariant($"{dossier.Agency}-{dossier.Date("receivedAt"):yyMMdd}"));
            series.Select(dossier => int.Parse(dossier.DossierId[(series.Key.Length + 1)..], CultureInfo.InvariantCulture)).Order()
                .ShouldBe(Enumerable.Range(1, series.Count()));
        }
    }

    [Fact]
    public void A_tenth_of_the_events_is_sent_twice_and_a_twentieth_late()
    {
        var first = SentEvents.All.DistinctBy(e => (e.DossierId, e.UpdatedAt)).ToArray();
        var repeated = SentEvents.All.Count - first.Length;
        ((double)repeated / first.Length).ShouldBe(0.1, tolerance: 0.005);

        var latest = DateTimeOffset.MinValue;
        var overtaken = 0;
        foreach (var e in first)
        {
            overtaken += e.UpdatedAt < latest ? 1 : 0;
            latest = e.UpdatedAt > latest ? e.UpdatedAt : latest;
        }

        ((double)overtaken / first.Length).ShouldBe(0.05, tolerance: 0.005);
        SentEvents.All.Count.ShouldBeInRange(115_000, 125_000);
    }

    [Fact]
    public void Every_event_keeps_the_contract() => SentEvents.All.SelectMany(EventRules.BrokenBy).ShouldBeEmpty();

    [Fact]
    public void Every_run_makes_the_same_events()
    {
        var figures = Sample.TuyenQuang2022().Feed;

        SampleFeed.Generate(figures).ShouldBe(SampleFeed.Generate(figures));
    }

    [Fact]
    public void Other_figures_make_other_dossiers()
    {
        var figures = Sample.TuyenQuang2022().Feed;
        var fewer = figures with
        {
            Received = new ReceivedCounts(900, 500, 300, 100), Resolved = new ResolvedCounts(870, 660, 200, 10),
        };

        var dossiers = SentEvents.Latest(
            SampleFeed.Generate(fewer).Select(e => SentEvent.Parse(JsonSerializer.Serialize(e, Events.EventsJson.Default.DossierEvent))));

        dossiers.CountBy(dossier => dossier.Channel).ToDictionary()
            .ShouldBe(new Dictionary<string, int> { ["inPerson"] = 500, ["online"] = 300, ["post"] = 100 }, ignoreOrder: true);
        dossiers.Where(dossier => dossier.IsResolved).CountBy(dossier => dossier.Outcome()).ToDictionary()
            .ShouldBe(new Dictionary<string, int> { ["early"] = 660, ["onTime"] = 200, ["late"] = 10 }, ignoreOrder: true);
    }
}
