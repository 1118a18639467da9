using System.Globalization;
using Dvc.Core.Kpi;
using FsCheck.Fluent;

namespace Dvc.Core.Tests.Kpi;

public sealed class RateTests
{
    [Theory]
    [InlineData(11, 13, "0.846154")]
    [InlineData(1, 3, "0.333333")]
    [InlineData(2, 3, "0.666667")]
    [InlineData(7, 8, "0.875")]
    [InlineData(0, 8, "0")]
    [InlineData(8, 8, "1")]
    [InlineData(95, 8, "11.875")]
    [InlineData(1, 2_000_000, "0.000001")]
    [InlineData(1, 2_000_001, "0")]
    [InlineData(3, 2_000_000, "0.000002")]
    [InlineData(-1, 2_000_000, "-0.000001")]
    [InlineData(999_999_999_999, 1_000_000_000_000, "1")]
    public void Value_has_six_decimals_half_away_from_zero(long numerator, long denominator, string value) =>
        new Rate(numerator, denominator).Value.ShouldBe(decimal.Parse(value, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Without_a_denominator_there_is_no_value(long numerator) => new Rate(numerator, 0).Value.ShouldBeNull();

    [Theory]
    [InlineData(3, 10, 2, 8, "5")]
    [InlineData(7, 8, 9, 10, "-2.5")]
    [InlineData(1, 3, 1, 3, "0")]
    [InlineData(1, 3, 0, 1, "33.3333")]
    [InlineData(2, 3, 1, 1, "-33.3333")]
    [InlineData(1, 2_000_000, 0, 1, "0.0001")]
    [InlineData(0, 1, 1, 2_000_000, "-0.0001")]
    public void Changes_are_percentage_points_of_the_exact_fractions(long numerator, long denominator, long earlierNumerator, long earlierDenominator, string points) =>
        new Rate(numerator, denominator).PointsSince(new Rate(earlierNumerator, earlierDenominator))
            .ShouldBe(decimal.Parse(points, CultureInfo.InvariantCulture));

    [Fact]
    public void There_is_no_change_from_or_to_no_value()
    {
        new Rate(1, 2).PointsSince(new Rate(0, 0)).ShouldBeNull();
        new Rate(0, 0).PointsSince(new Rate(1, 2)).ShouldBeNull();
    }

    [Fact]
    public void Fractions_compare_exactly_where_decimals_cannot_tell_them_apart()
    {
        var large = 4_000_000_000_000_000_000L;
        var smaller = new Rate(large - 2, large - 1);
        var greater = new Rate(large - 1, large);

        smaller.Value.ShouldBe(greater.Value);
        Rate.CompareExactly(smaller, greater).ShouldBeLessThan(0);
        Rate.CompareExactly(greater, smaller).ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(1, 2, 2, 4, 0)]
    [InlineData(0, 1, 0, 9, 0)]
    [InlineData(0, 0, 5, 0, 0)]
    [InlineData(0, 0, 0, 9, -1)]
    [InlineData(0, 9, 0, 0, 1)]
    [InlineData(333_333, 1_000_000, 1, 3, -1)]
    public void Equal_fractions_are_equal_and_no_value_comes_first(long numerator, long denominator, long otherNumerator, long otherDenominator, int sign) =>
        Math.Sign(Rate.CompareExactly(new Rate(numerator, denominator), new Rate(otherNumerator, otherDenominator))).ShouldBe(sign);

    [Fact]
    public void Values_never_contradict_the_exact_comparison() =>
        Property.Holds(
            (from denominator in Gen.Choose(1, 2_000_000) from numerator in Gen.Choose(0, denominator) select new Rate(numerator, denominator)).Two(),
            rates =>
            {
                var exact = Rate.CompareExactly(rates.Item1, rates.Item2);
                exact.ShouldBe(-Rate.CompareExactly(rates.Item2, rates.Item1));
                if (rates.Item1.Value != rates.Item2.Value)
                {
                    Math.Sign(exact).ShouldBe(rates.Item1.Value > rates.Item2.Value ? 1 : -1);
                }
            });
}
