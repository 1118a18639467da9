using Dvc.Core.Postings;
using FsCheck;
using FsCheck.Fluent;

namespace Dvc.Core.Tests.Postings;

public sealed class CountersTests
{
    /// <summary>A few amounts of few counters, so that equal and opposite ones are frequent.</summary>
    internal static readonly Gen<Counters> SomeCounters =
        from size in Gen.Choose(0, 4)
        from amounts in Gen.Elements(Counter.ReceivedInPerson, Counter.HandlingDays, Counter.Conflicted).Zip(Gen.Choose(-2, 2)).ListOf(size)
        select Counters.Of(amounts.Select(amount => KeyValuePair.Create(amount.Item1, (long)amount.Item2)));

    [Fact]
    public void They_add_and_subtract_as_numbers_do() =>
        Property.Holds(SomeCounters.Three(), three =>
        {
            var (one, two, other) = three;
            (one + two).ShouldBe(two + one);
            (one + two + other).ShouldBe(one + (two + other));
            (one + Counters.Zero).ShouldBe(one);
            (one - one).ShouldBe(Counters.Zero);
            (one - two).ShouldBe(one + -two);
            (-(-one)).ShouldBe(one);
            Counters.Sum([one, two, other]).ShouldBe(one + two + other);
        });

    [Fact]
    public void They_are_equal_when_all_amounts_are() =>
        Property.Holds(SomeCounters.Two(), two =>
        {
            var (one, other) = two;
            var same = Enum.GetValues<Counter>().All(counter => one[counter] == other[counter]);
            one.Equals(other).ShouldBe(same);
            one.Equals((object)other).ShouldBe(same);
            (one.GetHashCode() == other.GetHashCode() || !same).ShouldBeTrue();
            (one - other).IsZero.ShouldBe(same);
        });

    [Fact]
    public void Their_amounts_make_them_again() =>
        Property.Holds(SomeCounters, counters =>
        {
            Counters.Of(counters.NonZero).ShouldBe(counters);
            counters.NonZero.All(amount => amount.Value != 0 && amount.Value == counters[amount.Key]).ShouldBeTrue();
            counters.IsZero.ShouldBe(!counters.NonZero.Any());
        });

    [Fact]
    public void A_counter_named_twice_has_the_sum()
    {
        var counters = Counters.Of([KeyValuePair.Create(Counter.FeeDue, 2L), KeyValuePair.Create(Counter.FeeDue, 3L)]);

        counters[Counter.FeeDue].ShouldBe(5);
        counters.ToString().ShouldBe("feeDue 5");
    }

    [Fact]
    public void Adding_changes_neither_summand()
    {
        var one = Counters.Of([KeyValuePair.Create(Counter.FeeDue, 2L)]);

        _ = one + one - -one;

        one[Counter.FeeDue].ShouldBe(2);
        Counters.Zero.IsZero.ShouldBeTrue();
    }

    [Fact]
    public void Nothing_equals_null() => Counters.Zero.Equals(null).ShouldBeFalse();
}
