using Dvc.Core.Catalog;
using Dvc.Core.Postings;
using Dvc.Testing.Catalog;

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
    [InlineData("agency:H15.50 procedure:1.004239", 1)] // Two days everywhere else: Wednesday 4.
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

    [Fact]
    public void Nothing_else_depends_on_the_catalogue()
    {
        var dossier = Story.Dossier($"resolved due:08 finished:09 {AtH60}");

        var difference = dossier.Postings().Since(dossier.Postings(CatalogSnapshot.Empty)).Rows.Values.SelectMany(row => row.NonZero);
        difference.Select(amount => amount.Key).ShouldBe([Counter.DueDisputed, Counter.HandlingWorkingDays], ignoreOrder: true);
    }

    private static long Amount(string story, Counter counter) =>
        Counters.Sum(Story.Dossier(story).Postings().Rows.Values)[counter];
}
