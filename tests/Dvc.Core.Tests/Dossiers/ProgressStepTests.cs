using Dvc.Core.Catalog;
using Dvc.Core.Dossiers;
using Dvc.Core.Postings;

namespace Dvc.Core.Tests.Dossiers;

public sealed class ProgressStepTests
{
    private const string Id = "H60.12-261102-0001";

    [Theory]
    [InlineData("processing due:05", "resolved", "11", "02 receivedInPerson noFinishDate; 06 overdueStart; 11 resolvedInPersonLate overdueEnd handlingDays=9 lateByOriginal")]
    [InlineData("processing due:12", "resolved", "11", "02 receivedInPerson noFinishDate; 11 resolvedInPersonEarly handlingDays=9")]
    [InlineData("processing due:05 finished:03", "resolved", "11", "02 receivedInPerson noFinishDate; 06 overdueStart; 11 resolvedInPersonLate overdueEnd handlingDays=9 lateByOriginal")]
    [InlineData("processing due:12", "withdrawn", "11", "02 receivedInPerson noFinishDate; 11 withdrawn")]
    [InlineData("resolved due:12 finished:09", "returned", "11", "02 receivedInPerson; 09 resolvedInPersonEarly handlingDays=7")]
    [InlineData("resolved due:12 finished:09", "processing", "11", "02 receivedInPerson; 12 openDue; 13 overdueStart")]
    [InlineData("processing due:12", "awaitingSupplement", "11", "02 receivedInPerson")]
    [InlineData("processing due:05", "awaitingSupplement", "11", "02 receivedInPerson; 05 openDue; 06 overdueStart")]
    [InlineData("awaitingSupplement due:12 paused:04", "awaitingPayment", "11", "02 receivedInPerson")]
    [InlineData("accepted due:12", "registered", "11", "")]
    public void A_step_that_is_newer_tells_where_the_dossier_stands(string story, string status, string day, string posted) =>
        Posted(Story.Dossier(story).Merge(Step(status, day))).ShouldBe(posted);

    [Theory]
    [InlineData("09")]
    [InlineData("10")]
    public void A_step_that_is_not_newer_changes_nothing_that_is_posted(string day) =>
        Posted(Story.Dossier("processing due:12").Merge(Step("resolved", day))).ShouldBe("02 receivedInPerson; 12 openDue; 13 overdueStart");

    [Fact]
    public void Alone_it_posts_nothing_and_waits_for_a_state_that_is_older()
    {
        Posted(Step("resolved", "11")).ShouldBeEmpty();
        Posted(Step("resolved", "11").Merge(Story.Dossier("processing due:12"))).ShouldBe("02 receivedInPerson noFinishDate; 11 resolvedInPersonEarly handlingDays=9");
    }

    [Fact]
    public void Of_steps_the_newest_counts_and_of_those_at_one_time_the_greater_status()
    {
        var steps = Step("returned", "12").Merge(Step("resolved", "11")).Merge(Step("processing", "12"));

        steps.Step.ShouldBe(new ProgressStep(Clock.At("2026-11-12T08:00:00"), DossierStatus.Returned));
        Posted(Story.Dossier("processing due:12").Merge(steps))
            .ShouldBe("02 receivedInPerson noFinishDate; 11 resolvedInPersonEarly handlingDays=9", "the work was done when it was resolved, before the result was handed over");
    }

    private static Dossier Step(string status, string day) =>
        Dossier.Of(Id, new ProgressStep(Clock.At($"2026-11-{day}T08:00:00"), WireName<DossierStatus>.TryParse(status, out var read) ? read : throw new FormatException(status)));

    private static string Posted(Dossier dossier) => string.Join("; ", dossier.Postings(CatalogSnapshot.Empty).Rows.Select(row =>
        $"{row.Key.Day:dd} {string.Join(' ', row.Value.NonZero.Where(posted => posted.Key != Counter.HandlingWorkingDays).Select(posted => posted.Value == 1 ? WireName<Counter>.Of(posted.Key) : $"{WireName<Counter>.Of(posted.Key)}={posted.Value}"))}"));
}
