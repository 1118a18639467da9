using Dvc.Storage.Recording;

namespace Dvc.Storage.Tests.Recording;

public sealed class ReadPlanTests
{
    [Theory]
    [InlineData("one alone is a point", "H60.12-261102-0001", "H60.12-261102-0001")]
    [InlineData("neighbours are a range", "H60.12-261102-0001 H60.12-261102-0002 H60.12-261102-0009", "H60.12-261102-0001..H60.12-261102-0009")]
    [InlineData("days that follow each other are a range", "H60.12-261102-0008 H60.12-261103-0002", "H60.12-261102-0008..H60.12-261103-0002")]
    [InlineData("far numbers are points", "H60.12-261102-0001 H60.12-261102-0900", "H60.12-261102-0001 H60.12-261102-0900")]
    [InlineData("far days are points", "H60.12-260102-0100 H60.12-261102-0100", "H60.12-260102-0100 H60.12-261102-0100")]
    [InlineData("issuers are apart", "000.00.12.H60-261102-0001 H60.12-261102-0001", "000.00.12.H60-261102-0001 H60.12-261102-0001")]
    [InlineData("what is no date is a point", "H60.12-269999-0001 H60.12-269999-0002", "H60.12-269999-0001 H60.12-269999-0002")]
    public void Codes_that_lie_close_together_are_read_as_a_range(string because, string codes, string plan) =>
        ReadPlan.Of(codes.Split(' '), _ => true)
            .Select(read => read.First == read.Last ? read.First : $"{read.First}..{read.Last}")
            .ShouldBe(plan.Split(' '), because);

    [Fact]
    public void A_first_sighting_is_read_along_where_it_lies_beside_others_and_else_not()
    {
        string[] codes = ["H60.12-200102-0001", "H60.12-261102-0001", "H60.12-261102-0002", "H60.12-261102-0003"];
        ReadPlan.Of(codes, code => code.EndsWith('2')).ShouldBe([(codes[1], codes[3])]);
        ReadPlan.Of(codes, _ => false).ShouldBeEmpty();
    }

    [Fact]
    public void Every_code_is_in_exactly_one_read()
    {
        var random = new Random(11);
        for (var run = 0; run < 200; run++)
        {
            var codes = Enumerable.Range(0, random.Next(1, 30))
                .Select(_ => $"H60.{random.Next(1, 3)}-26{random.Next(1, 13):00}{random.Next(1, 29):00}-{random.Next(1, 400):0000}")
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .ToList();
            var plan = ReadPlan.Of(codes, _ => true).ToList();
            codes.ShouldAllBe(code => plan.Count(read => string.CompareOrdinal(read.First, code) <= 0 && string.CompareOrdinal(code, read.Last) <= 0) == 1);
        }
    }
}
