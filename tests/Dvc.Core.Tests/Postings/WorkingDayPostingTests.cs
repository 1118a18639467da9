using Dvc.Core.Agencies;
using Dvc.Core.Catalog;
using Dvc.Core.Dossiers;
using Dvc.Core.Postings;
using Dvc.Testing.Catalog;
using NodaTime;

namespace Dvc.Core.Tests.Postings;

/// <summary>
/// What comes from the catalogue. Stories happen in November 2026, where by the test's catalogue 5 and 6 are off and
/// Saturday 7 is worked; dossiers are received on Monday 2.
/// </summary>
public sealed class WorkingDayPostingTests
{
    private const string AtH60 = "agency:H60.12 procedure:1.004239";

    [Theory]
    [InlineData("resolved finished:02", 0)]
    [InlineData("resolved finished:04", 2)]
    [InlineData("resolved finished:06", 2)] // Thursday and Friday are off.
    [InlineData("resolved finished:07", 3)] // The swapped Saturday is worked.
    [InlineData("resolved finished:08", 3)]
    [InlineData("resolved finished:09", 4)]
    [InlineData("withdrawn finished:09", 0)]
    [InlineData("processing", 0)]
    public void Working_days_are_counted_of_resolved_dossiers(string story, long days) =>
        Amount($"{story} {AtH60}", Counter.HandlingWorkingDays).ShouldBe(days);

    [Theory]
    [InlineData("accepted due:07", 0)] // Three working days at the counter: Tuesday, Wednesday, Saturday.
    [InlineData("accepted due:08", 1)]
    [InlineData("accepted due:04", 0)] // An earlier date is a promise that the law allows.
    [InlineData("accepted online full due:03", 0)] // One online.
    [InlineData("accepted online full due:04", 1)]
    [InlineData("accepted post due:08", 1)]
    [InlineData("accepted", 0)]
    [InlineData("accepted due:07; processing due:12 updated:11", 0)] // The first one is checked, not the one in force.
    [InlineData("accepted due:08; processing due:07 updated:11", 1)]
    [InlineData("resolved due:08 finished:04", 1)] // Whatever became of it.
    [InlineData("registered due:08", 0)]
    public void A_first_due_date_later_than_the_law_allows_is_disputed(string story, long disputed) =>
        Amount(string.Join(';', story.Split(';').Select(state => $"{state} {AtH60}")), Counter.DueDisputed).ShouldBe(disputed);

    [Theory]
    [InlineData("agency:H60.12 procedure:1.000001", 0)] // Not catalogued: nothing can be said.
    [InlineData("id:H15.50-261102-0001 agency:H15.50 procedure:1.004239", 1)] // Two days everywhere else: Wednesday 4.
    [InlineData("agency:H60.1 procedure:1.004239", 1)] // Two days of its own.
    [InlineData("agency:H60.12 procedure:1.004239", 0)]
    public void The_nearest_agency_that_offers_the_procedure_says_the_term(string place, long disputed) =>
        Amount($"accepted due:05 {place}", Counter.DueDisputed).ShouldBe(disputed);

    [Fact]
    public void The_term_is_the_one_in_force_on_the_day_of_receipt()
    {
        Amount("accepted received:03 due:04 agency:H60.1 procedure:1.004239", Counter.DueDisputed).ShouldBe(0);
        Amount("accepted received:04 due:08 agency:H60.1 procedure:1.004239", Counter.DueDisputed).ShouldBe(1, "one day since the 4th: Saturday 7");
    }

    // Half a day at the counter and by post, none online; Thursday 5 and Friday 6 are off.
    [Theory]
    [InlineData("online received:02T15:01 due:02", 0)]
    [InlineData("online received:02T15:01 due:03", 1)] // Only who comes in person is late in the day.
    [InlineData("inPerson received:02T11:59 due:02", 0)]
    [InlineData("inPerson received:02T11:59 due:03", 1)] // Half a day that begins in the morning ends in the afternoon.
    [InlineData("inPerson received:02T12:00 due:03", 0)]
    [InlineData("inPerson received:02T12:00 due:04", 1)]
    [InlineData("inPerson received:02T15:01 due:03", 0)]
    [InlineData("inPerson received:02T15:01 due:04", 1)]
    [InlineData("post received:02T15:01 due:03", 0)]
    [InlineData("inPerson received:04T15:01 due:07", 0)]
    [InlineData("inPerson received:04T15:01 due:08", 1)]
    public void A_term_of_half_a_day_or_none_is_checked_by_the_hour(string story, long disputed) =>
        Amount($"accepted {story} agency:H60.1.05 procedure:1.004239", Counter.DueDisputed).ShouldBe(disputed);

    // One working day from the 4th on, two before.
    [Theory]
    [InlineData("received:04T15:00 due:08", 1)]
    [InlineData("received:04T15:00:01 due:09", 0)] // The clock starts on Saturday 7, which is worked.
    [InlineData("received:04T15:00:01 due:10", 1)]
    [InlineData("online received:04T15:00:01 due:08", 1)]
    [InlineData("received:02T16:00 due:04", 0)]
    [InlineData("received:02T16:00 due:05", 1)] // Longer than a day: as if received in the morning.
    public void A_term_of_a_day_starts_on_the_next_working_day_where_it_was_received_in_person_after_15_00(string story, long disputed) =>
        Amount($"accepted {story} agency:H60.1 procedure:1.004239", Counter.DueDisputed).ShouldBe(disputed);

    [Fact]
    public void The_hour_changes_no_date_of_receipt() =>
        Story.Dossier("accepted received:04T16:00 due:07 agency:H60.1 procedure:1.004239").Postings().Rows
            .Single(row => row.Value[Counter.ReceivedInPerson] == 1).Key.Day.ShouldBe(Clock.Day("2026-11-04"));

    // Two days everywhere else.
    [Theory]
    [InlineData("agency:H15.50 due:20", 0)] // Filed in another province, and nobody says since when it is the agency's.
    [InlineData("agency:H15.50 due:04 competent:02", 0)]
    [InlineData("agency:H15.50 due:05 competent:02", 1)]
    [InlineData("agency:H15.50 due:07 competent:03", 0)]
    [InlineData("agency:H15.50 due:08 competent:03", 1)]
    [InlineData("agency:H15.50 due:09 competent:04", 0)]
    [InlineData("agency:H15.50 due:10 competent:04", 1)]
    [InlineData("agency:H60.12 due:07 competent:02", 0)] // In its own province it may be said too.
    [InlineData("agency:H60.12 due:08 competent:02", 1)]
    [InlineData("agency:H60.12 due:08 competent:03", 0)]
    public void A_term_starts_when_the_competent_agency_received_the_dossier(string story, long disputed) =>
        Amount($"accepted {story} procedure:1.004239", Counter.DueDisputed).ShouldBe(disputed);

    [Fact]
    public void A_dossier_of_a_province_that_was_merged_into_the_agencys_own_is_not_filed_elsewhere()
    {
        var dossier = Story.Dossier("accepted due:20 id:H22.12-261102-0001 agency:H60.12 procedure:1.004239");
        var merged = new CatalogSnapshot(
            "merged",
            [new CataloguedAgency(AgencyCode.Parse("H60"), new LocalDate(2025, 7, 1), "Tuyên Quang", AgencyLevel.Province, [AgencyCode.Parse("H22")], Document: null)],
            TestCatalog.Snapshot.Procedures,
            TestCatalog.Snapshot.CalendarDays,
            Targets: []);

        Amount(dossier, TestCatalog.Snapshot, Counter.DueDisputed).ShouldBe(0);
        Amount(dossier, merged, Counter.DueDisputed).ShouldBe(1);
    }

    [Theory]
    [InlineData("received:06 due:20", 0, 1)] // 300 working days reach into 2028, of which the calendar knows nothing.
    [InlineData("received:06", 0, 0)]
    [InlineData("received:05 due:20", 1, 0)]
    public void A_term_that_reaches_past_the_calendar_is_unknown_and_not_disputed(string story, long disputed, long unknown)
    {
        Amount($"accepted {story} {AtH60}", Counter.DueDisputed).ShouldBe(disputed);
        Amount($"accepted {story} {AtH60}", Counter.DueUnknown).ShouldBe(unknown);
    }

    [Fact]
    public void A_year_that_the_calendar_lacks_is_unknown_also_before_its_first()
    {
        var dossier = Story.Dossier($"accepted due:20 {AtH60}");
        var of2027 = new CatalogSnapshot(
            "2027",
            Agencies: [],
            TestCatalog.Snapshot.Procedures,
            [new CalendarDay(new LocalDate(2027, 1, 1), CalendarDayKind.Holiday, "Tết Dương lịch", "test")],
            Targets: []);

        Amount(dossier, of2027, Counter.DueDisputed).ShouldBe(0);
        Amount(dossier, of2027, Counter.DueUnknown).ShouldBe(1);
    }

    [Fact]
    public void Nothing_else_depends_on_the_catalogue()
    {
        var dossier = Story.Dossier($"resolved due:08 finished:09 {AtH60}");

        var difference = dossier.Postings().Since(dossier.Postings(CatalogSnapshot.Empty)).Rows.Values.SelectMany(row => row.NonZero);
        difference.Select(amount => amount.Key).ShouldBe([Counter.DueDisputed, Counter.HandlingWorkingDays], ignoreOrder: true);
    }

    private static long Amount(string story, Counter counter) => Amount(Story.Dossier(story), TestCatalog.Snapshot, counter);

    private static long Amount(Dossier dossier, CatalogSnapshot catalog, Counter counter) => Counters.Sum(dossier.Postings(catalog).Rows.Values)[counter];
}
