using Dvc.Core.Agencies;
using Dvc.Core.Postings;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Dvc.Core.Tests.Postings;

public sealed class PostingSetTests
{
    private static readonly LocalDate Day = new(2026, 11, 22);

    private static readonly Gen<LedgerKey> SomeKey =
        from agency in Gen.Elements("H60", "H60.1", "H60.10")
        from day in Gen.Choose(0, 1)
        from procedure in Gen.Elements("1.004239", "2.000001")
        select new LedgerKey(AgencyCode.Parse(agency), Day.PlusDays(day), procedure);

    private static readonly Gen<PostingSet> SomeSet =
        from size in Gen.Choose(0, 6)
        from rows in SomeKey.Zip(CountersTests.SomeCounters).ListOf(size)
        select PostingSet.Sum(rows.Select(row => KeyValuePair.Create(row.Item1, row.Item2)));

    [Fact]
    public void What_was_posted_and_what_came_since_are_the_whole() =>
        Property.Holds(SomeSet.Two(), two =>
        {
            var (whole, posted) = two;
            Sum(posted, whole.Since(posted)).ShouldBe(whole);
            whole.Since(PostingSet.Empty).ShouldBe(whole);
            whole.Since(whole).ShouldBe(PostingSet.Empty);
        });

    [Fact]
    public void Sums_do_not_depend_on_order() =>
        Property.Holds(SomeSet.Three(), three =>
        {
            var (one, two, other) = three;
            Sum(one, two, other).ShouldBe(Sum(other, one, two));
            Sum(Sum(one, two), other).ShouldBe(Sum(one, Sum(two, other)));
            Sum(one, PostingSet.Empty).ShouldBe(one);
        });

    [Fact]
    public void Rows_are_ordered_by_key_and_none_is_zero() =>
        Property.Holds(SomeSet.Two(), two =>
        {
            var sum = Sum(two.Item1, two.Item2);
            sum.Rows.Keys.ShouldBeInOrder();
            sum.Rows.Values.All(counters => !counters.IsZero).ShouldBeTrue();
            sum.IsEmpty.ShouldBe(sum.Rows.Count == 0);
        });

    [Fact]
    public void Sets_are_equal_when_their_rows_are() =>
        Property.Holds(SomeSet.Two(), two =>
        {
            var same = two.Item1.Since(two.Item2).IsEmpty;
            two.Item1.Equals(two.Item2).ShouldBe(same);
            two.Item1.Equals((object)two.Item2).ShouldBe(same);
            (two.Item1.GetHashCode() == two.Item2.GetHashCode() || !same).ShouldBeTrue();
        });

    [Fact]
    public void Postings_of_one_key_are_one_row_and_opposite_ones_none()
    {
        var agency = AgencyCode.Parse("H60.12");
        var set = PostingSet.Of(
        [
            new Posting(Day, agency, "1.004239", Counter.ReceivedPost, 1),
            new Posting(Day, agency, "1.004239", Counter.FeeDue, 2),
            new Posting(Day, agency, "1.004239", Counter.FeeDue, 1),
            new Posting(Day.PlusDays(1), agency, "1.004239", Counter.FeeDue, 1),
            new Posting(Day.PlusDays(1), agency, "1.004239", Counter.FeeDue, -1),
        ]);

        var row = set.Rows.ShouldHaveSingleItem();
        row.Key.ShouldBe(new LedgerKey(agency, Day, "1.004239"));
        row.Value.ToString().ShouldBe("receivedPost 1, feeDue 3");
    }

    [Fact]
    public void Keys_are_ordered_by_agency_then_day_then_procedure()
    {
        LedgerKey[] ordered =
        [
            new(AgencyCode.Parse("H60.1"), Day.PlusDays(1), "1.000001"),
            new(AgencyCode.Parse("H60.10"), Day, "1.000002"),
            new(AgencyCode.Parse("H60.10"), Day.PlusDays(1), "1.000001"),
            new(AgencyCode.Parse("H60.10"), Day.PlusDays(1), "1.000002"),
        ];

        ordered.Reverse().Order().ShouldBe(ordered);
    }

    private static PostingSet Sum(params IEnumerable<PostingSet> sets) => PostingSet.Sum(sets.SelectMany(set => set.Rows));
}
