using Dvc.Core.Agencies;
using Dvc.Core.Catalog;
using Dvc.Core.Dossiers;
using Dvc.Core.Postings;

namespace Dvc.Core.Tests.Postings;

/// <summary>The counting rules, row by row: a dossier's story and everything it posts, by day of November 2026.</summary>
public sealed class PostingRulesTests
{
    [Theory]
    [InlineData("registered", "")]
    [InlineData("registered received:none", "")]
    [InlineData("refused received:none", "")]
    [InlineData("refused received:none finished:04", "")]
    [InlineData("refused finished:04", "02 receivedInPerson noDueDate; 04 refused")]
    [InlineData("accepted", "02 receivedInPerson noDueDate")]
    [InlineData("processing post", "02 receivedPost noDueDate")]
    [InlineData("withdrawn finished:04", "02 receivedInPerson noDueDate; 04 withdrawn")]
    [InlineData("stopped finished:04", "02 receivedInPerson noDueDate; 04 stopped")]
    [InlineData("accepted; withdrawn finished:04 updated:11; registered updated:12", "")]
    public void Counted_is_every_dossier_but_registered_ones_and_refused_ones_without_receipt(string story, string posted) =>
        Posted(story).ShouldBe(posted);

    [Theory]
    [InlineData("accepted inPerson", "02 receivedInPerson noDueDate")]
    [InlineData("accepted online information", "02 receivedOnline noDueDate informationOnline")]
    [InlineData("accepted online partial", "02 receivedOnline receivedPartial noDueDate")]
    [InlineData("accepted online full", "02 receivedOnline receivedFull noDueDate")]
    [InlineData("accepted online", "02 receivedOnline noDueDate noServiceLevel")]
    [InlineData("accepted post full", "02 receivedPost noDueDate")]
    [InlineData("accepted inPerson partial", "02 receivedInPerson noDueDate")]
    [InlineData("accepted received:02T23:59:59", "02 receivedInPerson noDueDate")]
    [InlineData("accepted received:03T00:00:00", "03 receivedInPerson noDueDate")]
    [InlineData("accepted submitted:01 received:03", "03 receivedInPerson noDueDate")]
    public void Receipt_is_counted_by_channel_and_level(string story, string posted) => Posted(story).ShouldBe(posted);

    [Theory]
    [InlineData("resolved due:05T08:00 finished:04T23:59:59", "02 receivedInPerson; 04 resolvedInPersonEarly handlingDays=2")]
    [InlineData("resolved due:05T08:00 finished:05T00:00:00", "02 receivedInPerson; 05 resolvedInPersonOnTime handlingDays=3")]
    [InlineData("resolved due:05T08:00 finished:05T23:59:59", "02 receivedInPerson; 05 resolvedInPersonOnTime handlingDays=3")]
    [InlineData("returned online full due:05 finished:04", "02 receivedOnline receivedFull; 04 resolvedOnlineEarly handlingDays=2")]
    [InlineData("returned post due:05 finished:05 returned:09", "02 receivedPost; 05 resolvedPostOnTime handlingDays=3")]
    [InlineData("resolved due:02 finished:02", "02 receivedInPerson resolvedInPersonOnTime")]
    [InlineData("resolved finished:09", "02 receivedInPerson noDueDate; 09 resolvedInPersonOnTime handlingDays=7")]
    [InlineData("resolved stated:early finished:09", "02 receivedInPerson noDueDate; 09 resolvedInPersonEarly handlingDays=7")]
    [InlineData("resolved stated:late finished:09", "02 receivedInPerson noDueDate; 09 resolvedInPersonLate handlingDays=7")]
    public void Outcome_goes_by_dates_and_without_a_due_date_by_what_is_stated(string story, string posted) =>
        Posted(story).ShouldBe(posted);

    [Theory]
    [InlineData("resolved due:05T08:00 finished:06T00:00:00", "02 receivedInPerson; 06 resolvedInPersonLate overdueStart overdueEnd handlingDays=4 lateByOriginal")]
    [InlineData("resolved online full due:05T23:59 finished:08", "02 receivedOnline receivedFull; 06 overdueStart; 08 resolvedOnlineLate overdueEnd handlingDays=6 lateByOriginal")]
    [InlineData("withdrawn due:05 finished:08", "02 receivedInPerson; 06 overdueStart; 08 withdrawn overdueEnd")]
    [InlineData("stopped due:05 finished:08", "02 receivedInPerson; 06 overdueStart; 08 stopped overdueEnd")]
    [InlineData("refused due:05 finished:08", "02 receivedInPerson; 06 overdueStart; 08 refused overdueEnd")]
    [InlineData("withdrawn due:05 finished:05T23:59:59", "02 receivedInPerson; 05 withdrawn")]
    [InlineData("processing due:05", "02 receivedInPerson; 05 openDue; 06 overdueStart")]
    [InlineData("accepted due:02", "02 receivedInPerson openDue; 03 overdueStart")]
    [InlineData("processing due:05 finished:04", "02 receivedInPerson; 05 openDue; 06 overdueStart")]
    public void Overdue_begins_the_day_after_the_due_date_and_ends_on_closing(string story, string posted) =>
        Posted(story).ShouldBe(posted);

    [Theory]
    [InlineData("awaitingSupplement due:05 paused:04", "02 receivedInPerson")]
    [InlineData("awaitingPayment due:05 paused:04", "02 receivedInPerson")]
    [InlineData("awaitingSupplement due:05T08:00 paused:05T23:59:59", "02 receivedInPerson")]
    [InlineData("awaitingSupplement due:05T23:59 paused:06T00:00:00", "02 receivedInPerson; 05 openDue; 06 overdueStart")]
    [InlineData("awaitingPayment due:05 paused:09", "02 receivedInPerson; 05 openDue; 06 overdueStart")]
    [InlineData("awaitingSupplement due:05", "02 receivedInPerson noPauseDate")]
    [InlineData("awaitingPayment paused:04", "02 receivedInPerson noDueDate")]
    [InlineData("processing due:05 paused:04", "02 receivedInPerson; 05 openDue; 06 overdueStart")]
    [InlineData("awaitingSupplement due:05 paused:04; processing due:05 updated:11", "02 receivedInPerson; 05 openDue; 06 overdueStart")]
    public void A_pause_stops_the_clock_unless_it_began_after_the_due_date(string story, string posted) =>
        Posted(story).ShouldBe(posted);

    [Theory]
    [InlineData("withdrawn updated:07", "02 receivedInPerson noDueDate noFinishDate; 07 withdrawn")]
    [InlineData("withdrawn updated:09; withdrawn updated:07", "02 receivedInPerson noDueDate noFinishDate; 07 withdrawn")]
    [InlineData("withdrawn updated:07; stopped updated:09", "02 receivedInPerson noDueDate noFinishDate; 09 stopped")]
    [InlineData("withdrawn updated:07; processing updated:08; withdrawn updated:09", "02 receivedInPerson noDueDate noFinishDate; 07 withdrawn")]
    [InlineData("withdrawn updated:07 received:05; withdrawn updated:09 received:08", "08 receivedInPerson withdrawn noDueDate noFinishDate")]
    [InlineData("stopped updated:07; stopped updated:09 finished:04", "02 receivedInPerson noDueDate; 04 stopped")]
    [InlineData("resolved finished:04; processing updated:11", "02 receivedInPerson noDueDate")]
    [InlineData("resolved finished:04; withdrawn finished:06 updated:11", "02 receivedInPerson noDueDate; 06 withdrawn")]
    public void Closed_is_on_the_finish_date_else_when_first_reported_and_never_before_receipt(string story, string posted) =>
        Posted(story).ShouldBe(posted);

    [Theory]
    [InlineData("accepted digitised", "02 receivedInPerson digitised noDueDate")]
    [InlineData("accepted online full digitised", "02 receivedOnline receivedFull noDueDate")]
    [InlineData("accepted post digitised", "02 receivedPost noDueDate")]
    [InlineData("accepted feeDue", "02 receivedInPerson feeDue noDueDate")]
    [InlineData("accepted feeDue paidOnline", "02 receivedInPerson feeDue paidOnline noDueDate")]
    [InlineData("accepted paidOnline", "02 receivedInPerson noDueDate paidWithoutFee")]
    public void Flags_are_counted_on_receipt(string story, string posted) => Posted(story).ShouldBe(posted);

    [Theory]
    [InlineData("accepted due:05; resolved due:07 finished:06 updated:11", "02 receivedInPerson; 06 resolvedInPersonEarly handlingDays=4 dueMoved lateByOriginal")]
    [InlineData("accepted due:05; resolved due:07 finished:05 updated:11", "02 receivedInPerson; 05 resolvedInPersonEarly handlingDays=3 dueMoved")]
    [InlineData("accepted due:05T08:00; resolved due:05T17:00 finished:05 updated:11", "02 receivedInPerson; 05 resolvedInPersonOnTime handlingDays=3")]
    [InlineData("accepted due:05; resolved due:04 finished:04 updated:11", "02 receivedInPerson; 04 resolvedInPersonOnTime handlingDays=2")]
    [InlineData("accepted due:05; processing due:07 updated:11", "02 receivedInPerson; 07 openDue; 08 overdueStart")]
    [InlineData("accepted due:05; withdrawn due:07 finished:06 updated:11", "02 receivedInPerson; 06 withdrawn")]
    [InlineData("resolved originalDue:04 due:07 finished:06", "02 receivedInPerson; 06 resolvedInPersonEarly handlingDays=4 dueMoved lateByOriginal")]
    [InlineData("accepted due:04; resolved originalDue:07 due:07 finished:06 updated:11", "02 receivedInPerson; 06 resolvedInPersonEarly handlingDays=4 dueMoved lateByOriginal")]
    [InlineData("accepted due:07; resolved originalDue:04 due:07 finished:06 updated:11", "02 receivedInPerson; 06 resolvedInPersonEarly handlingDays=4 dueMoved lateByOriginal")]
    [InlineData("accepted due:05; resolved finished:06 updated:11", "02 receivedInPerson noDueDate; 06 resolvedInPersonOnTime handlingDays=4 lateByOriginal")]
    [InlineData("accepted; processing due:05 updated:11; resolved due:07 finished:07 updated:12", "02 receivedInPerson; 07 resolvedInPersonOnTime handlingDays=5 dueMoved lateByOriginal")]
    public void A_moved_due_date_stays_visible_when_the_dossier_is_resolved(string story, string posted) =>
        Posted(story).ShouldBe(posted);

    [Theory]
    [InlineData("resolved finished:06; resolved finished:05 updated:11", "02 receivedInPerson noDueDate; 05 resolvedInPersonOnTime handlingDays=3 finishMovedBack")]
    [InlineData("resolved finished:06T17:00; resolved finished:06T08:00 updated:11", "02 receivedInPerson noDueDate; 06 resolvedInPersonOnTime handlingDays=4")]
    [InlineData("resolved finished:05; resolved finished:06 updated:11", "02 receivedInPerson noDueDate; 06 resolvedInPersonOnTime handlingDays=4")]
    [InlineData("resolved finished:06; resolved finished:04 updated:11; resolved finished:05 updated:12", "02 receivedInPerson noDueDate; 05 resolvedInPersonOnTime handlingDays=3 finishMovedBack")]
    [InlineData("processing finished:06; resolved finished:05 updated:11", "02 receivedInPerson noDueDate; 05 resolvedInPersonOnTime handlingDays=3")]
    [InlineData("resolved finished:06; withdrawn finished:05 updated:11", "02 receivedInPerson noDueDate; 05 withdrawn")]
    public void A_finish_date_moved_back_is_counted(string story, string posted) => Posted(story).ShouldBe(posted);

    [Theory]
    [InlineData("resolved due:05 finished:05 stated:onTime", "02 receivedInPerson; 05 resolvedInPersonOnTime handlingDays=3")]
    [InlineData("resolved due:05 finished:05 stated:early", "02 receivedInPerson outcomeDisputed; 05 resolvedInPersonOnTime handlingDays=3")]
    [InlineData("resolved due:05 finished:06 stated:onTime", "02 receivedInPerson outcomeDisputed; 06 resolvedInPersonLate overdueStart overdueEnd handlingDays=4 lateByOriginal")]
    [InlineData("processing due:05 stated:early", "02 receivedInPerson; 05 openDue; 06 overdueStart")]
    [InlineData("withdrawn due:05 finished:04 stated:late", "02 receivedInPerson; 04 withdrawn")]
    public void A_stated_outcome_that_the_dates_contradict_is_disputed_and_not_counted(string story, string posted) =>
        Posted(story).ShouldBe(posted);

    [Theory]
    [InlineData("accepted; processing", "02 receivedInPerson noDueDate conflicted")]
    [InlineData("accepted; accepted", "02 receivedInPerson noDueDate")]
    [InlineData("accepted; accepted digitised; processing updated:11", "02 receivedInPerson noDueDate")]
    [InlineData("accepted updated:09; accepted digitised updated:09; processing", "02 receivedInPerson noDueDate")]
    public void A_conflict_counts_until_something_newer_comes(string story, string posted) => Posted(story).ShouldBe(posted);

    [Fact]
    public void A_sender_that_says_less_is_counted_as_such_on_receipt()
    {
        var snapshot = Story.Snapshot("accepted due:05") with { NoClock = true, ChannelDefaulted = true };

        Told(Histories.Merge([snapshot]).Postings(CatalogSnapshot.Empty))
            .ShouldBe("02 receivedInPerson channelDefaulted noClock; 05 openDue; 06 overdueStart");
    }

    [Fact]
    public void Rejected_events_are_counted_once_a_kind_on_the_day_of_the_first_arrival_whatever_else_is_known()
    {
        var agency = AgencyCode.Parse("H60.13");
        var rejected = new[] { ("2026-11-09T08:00:00", Counter.RejectedNoFinish), ("2026-11-08T08:00:00", Counter.RejectedNoFinish), ("2026-11-08T09:00:00", Counter.RejectedEnum) }
            .Select(rejection => Dossier.Of("H60.12-261102-0001", Rejections.Of([rejection.Item2], new Rejection(Clock.At(rejection.Item1), agency))))
            .Aggregate((one, other) => one.Merge(other));

        Told(rejected.Postings(CatalogSnapshot.Empty)).ShouldBe("08 rejectedNoFinish rejectedEnum");
        rejected.Postings(CatalogSnapshot.Empty).Rows.Keys.Single().ShouldBe(new LedgerKey(agency, Clock.Day("2026-11-08"), "-"));
        Told(rejected.Merge(Story.Dossier("accepted")).Postings(CatalogSnapshot.Empty)).ShouldBe("02 receivedInPerson noDueDate; 08 rejectedNoFinish rejectedEnum");
    }

    [Fact]
    public void Everything_is_posted_to_the_newest_agency_and_procedure()
    {
        var postings = Story.Dossier("accepted due:05 agency:H60.1 procedure:1.000001; resolved due:05 finished:05 updated:11 agency:000.00.10.H60 procedure:1.000002").Postings(CatalogSnapshot.Empty);

        postings.Rows.Keys.ShouldAllBe(key => key.Agency.Value == "H60.10" && key.Procedure == "1.000002");
        postings.Rows.Count.ShouldBe(2);
    }

    [Fact]
    public void What_a_change_posts_takes_back_what_no_longer_holds()
    {
        var open = Story.Dossier("processing due:05");
        var resolved = open.Merge(Story.Dossier("resolved due:05 finished:04 updated:11"));

        Told(resolved.Postings(CatalogSnapshot.Empty).Since(open.Postings(CatalogSnapshot.Empty)))
            .ShouldBe("04 resolvedInPersonEarly handlingDays=2; 05 openDue=-1; 06 overdueStart=-1");
    }

    private static string Posted(string story) => Told(Story.Dossier(story).Postings(CatalogSnapshot.Empty));

    private static string Told(PostingSet postings) => string.Join("; ", postings.Rows.Select(row =>
        $"{row.Key.Day:dd} {string.Join(' ', row.Value.NonZero.Where(IsOfDates).Select(Told))}"));

    // Working days come from the calendar, and have tests of their own.
    private static bool IsOfDates(KeyValuePair<Counter, long> posted) => posted.Key != Counter.HandlingWorkingDays;

    private static string Told(KeyValuePair<Counter, long> posted)
    {
        var name = WireName<Counter>.Of(posted.Key);
        return posted.Value == 1 ? name : $"{name}={posted.Value}";
    }
}
