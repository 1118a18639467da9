using Dvc.Core.Dossiers;

namespace Dvc.Core.Tests.Dossiers;

public sealed class DossierTests
{
    [Theory]
    [InlineData("accepted updated:10; processing updated:11", "processing")]
    [InlineData("processing updated:11; returned finished:04 updated:10", "processing")]
    [InlineData("resolved finished:04; returned finished:04", "returned")]
    [InlineData("withdrawn; processing; refused", "withdrawn")]
    public void The_newest_is_the_one_updated_last_and_of_equals_the_higher_status(string story, string status) =>
        WireName<DossierStatus>.Of(Story.Dossier(story).Newest!.Status).ShouldBe(status);

    [Fact]
    public void Of_equal_time_and_status_the_content_with_the_greater_hash_is_newest()
    {
        var snapshots = Story.Snapshots("accepted; accepted digitised; accepted feeDue").ToList();

        var greatest = snapshots.MaxBy(CanonicalJson.Hash, StringComparer.Ordinal);
        Histories.Merge(snapshots).Newest.ShouldBe(greatest);
    }

    [Theory]
    [InlineData("accepted", false)]
    [InlineData("accepted; accepted", false)]
    [InlineData("accepted; accepted digitised", true)]
    [InlineData("accepted; processing", true)]
    [InlineData("accepted; accepted digitised; accepted", true)]
    [InlineData("accepted; accepted digitised; accepted updated:11", false)]
    [InlineData("accepted updated:11; accepted; accepted digitised", false)]
    [InlineData("accepted updated:11; accepted updated:11 digitised; accepted", true)]
    [InlineData("accepted updated:10T08:00:00.0000001; accepted digitised", false)]
    public void Two_contents_with_the_newest_time_are_a_conflict(string story, bool conflicted)
    {
        Histories.Merge(Story.Snapshots(story)).Conflicted.ShouldBe(conflicted);
        Histories.Merge(Story.Snapshots(story).Reverse()).Conflicted.ShouldBe(conflicted);
    }

    [Theory]
    [InlineData("accepted", null)]
    [InlineData("accepted due:05", "2026-11-05")]
    [InlineData("accepted due:05; processing due:07 updated:11", "2026-11-05")]
    [InlineData("processing due:07 updated:11; accepted due:05", "2026-11-05")]
    [InlineData("accepted; processing due:07 updated:11; processing due:05 updated:12", "2026-11-07")]
    [InlineData("accepted due:05; processing updated:11", "2026-11-05")]
    [InlineData("accepted due:07; processing due:05", "2026-11-07")]
    [InlineData("accepted due:05; processing originalDue:04 due:07 updated:11", "2026-11-04")]
    [InlineData("accepted originalDue:04 due:05; processing due:07 updated:11", "2026-11-05")]
    public void The_first_due_date_is_the_one_stated_else_that_of_the_oldest_snapshot_with_one(string story, string? firstDueOn) =>
        Story.Dossier(story).FirstDueOn.ShouldBe(firstDueOn is null ? null : Clock.Day(firstDueOn));

    [Theory]
    [InlineData("processing finished:05", null)]
    [InlineData("resolved finished:05", "2026-11-05")]
    [InlineData("resolved finished:05; resolved finished:04 updated:11", "2026-11-05")]
    [InlineData("resolved finished:04 updated:11; resolved finished:05", "2026-11-05")]
    [InlineData("withdrawn; withdrawn finished:05 updated:11", "2026-11-05")]
    [InlineData("processing finished:06; resolved finished:05 updated:11", "2026-11-05")]
    public void The_first_finish_date_is_that_of_the_oldest_closed_snapshot_with_one(string story, string? firstFinishedOn) =>
        (Story.Dossier(story).FirstFinished?.Time).ShouldBe(firstFinishedOn is null ? null : Clock.At($"{firstFinishedOn}T08:00:00"));

    [Theory]
    [InlineData("processing finished:05", null)]
    [InlineData("registered", null)]
    [InlineData("refused received:none finished:05", null)]
    [InlineData("resolved finished:05T23:59:59", "2026-11-05")]
    [InlineData("resolved finished:06T00:00:00", "2026-11-06")]
    [InlineData("stopped updated:07", "2026-11-07")]
    [InlineData("stopped updated:07; stopped updated:06T23:59:59", "2026-11-06")]
    [InlineData("stopped updated:07 received:09", "2026-11-09")]
    [InlineData("returned finished:05; processing updated:11", null)]
    public void Closed_on(string story, string? closedOn) =>
        Story.Dossier(story).ClosedOn.ShouldBe(closedOn is null ? null : Clock.Day(closedOn));

    [Theory]
    [InlineData("awaitingSupplement due:05 paused:05T23:59:59", true)]
    [InlineData("awaitingSupplement due:05 paused:06T00:00:00", false)]
    [InlineData("awaitingPayment due:05", true)]
    [InlineData("awaitingPayment paused:09", true)]
    [InlineData("processing due:05 paused:04", false)]
    public void Paused(string story, bool paused) => Story.Dossier(story).IsPaused.ShouldBe(paused);

    [Fact]
    public void Only_a_first_state_may_be_first_and_only_two_statuses_need_no_receipt()
    {
        Enum.GetValues<DossierStatus>().Where(status => status.MayBeFirst())
            .ShouldBe([DossierStatus.Registered, DossierStatus.Accepted, DossierStatus.Refused]);
        Enum.GetValues<DossierStatus>().Where(status => !status.NeedsReceipt())
            .ShouldBe([DossierStatus.Registered, DossierStatus.Refused]);
    }
}
