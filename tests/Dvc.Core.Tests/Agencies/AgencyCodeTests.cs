using Dvc.Core.Agencies;

namespace Dvc.Core.Tests.Agencies;

public sealed class AgencyCodeTests
{
    [Theory]
    [InlineData("H60", "H60")]
    [InlineData("H60.12", "H60.12")]
    [InlineData("H15.50.05.13", "H15.50.05.13")]
    [InlineData("G09.20", "G09.20")]
    [InlineData("H60.1", "H60.1")]
    [InlineData("H60.A7.0", "H60.A7.0")]
    [InlineData("000.00.12.H60", "H60.12")]
    [InlineData("000.00.00.H60", "H60")]
    [InlineData("000.05.12.H60", "H60.12.05")]
    [InlineData("013.05.50.H15", "H15.50.05.013")]
    [InlineData("12.H60", "H60.12")]
    [InlineData("00.H60", "H60")]
    [InlineData("001.00.12.H60", "H60.12.001")]
    public void Both_forms_are_read_as_the_newer(string text, string code)
    {
        AgencyCode.TryParse(text, out var parsed).ShouldBeTrue();
        parsed.Value.ShouldBe(code);
        AgencyCode.Parse(text).ShouldBe(parsed);
        parsed.ToString().ShouldBe(code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("VN")]
    [InlineData("h60")]
    [InlineData("H6")]
    [InlineData("H600")]
    [InlineData("60.12")]
    [InlineData("H60.")]
    [InlineData(".H60")]
    [InlineData("H60..12")]
    [InlineData("H60.12 ")]
    [InlineData(" H60.12")]
    [InlineData("H60.12\n")]
    [InlineData("000.00.12.H60\n")]
    [InlineData("H60.1a")]
    [InlineData("H60-12")]
    [InlineData("H६०")]
    [InlineData("0.00.12.H60")]
    [InlineData("0000.00.12.H60")]
    [InlineData("000.000.00.12.H60")]
    [InlineData("0A.12.H60")]
    [InlineData("Đ60")]
    public void Anything_else_is_no_code(string text)
    {
        AgencyCode.TryParse(text, out var code).ShouldBeFalse();
        code.ShouldBe(default);
    }

    [Fact]
    public void A_code_has_at_most_35_characters()
    {
        AgencyCode.TryParse("H60." + new string('1', 31), out _).ShouldBeTrue();
        AgencyCode.TryParse("H60." + new string('1', 32), out _).ShouldBeFalse();
    }

    [Fact]
    public void Parse_knows_the_country_and_names_no_value_it_refuses()
    {
        AgencyCode.Parse("VN").ShouldBe(AgencyCode.Country);
        Should.Throw<FormatException>(() => AgencyCode.Parse("Sở Tư pháp")).Message.ShouldNotContain("Tư pháp");
    }

    [Theory]
    [InlineData("VN", 0, null)]
    [InlineData("H60", 1, "VN")]
    [InlineData("H60.12", 2, "H60")]
    [InlineData("H15.50.05.13", 4, "H15.50.05")]
    public void Depth_and_parent_follow_the_groups(string text, int depth, string? parent)
    {
        var code = AgencyCode.Parse(text);

        code.Depth.ShouldBe(depth);
        code.Parent?.Value.ShouldBe(parent);
        code.Parent.HasValue.ShouldBe(parent is not null);
    }

    [Fact]
    public void The_first_group_is_the_province_or_ministry()
    {
        AgencyCode.Parse("H15.50.05.13").FirstGroup.ShouldBe("H15");
        AgencyCode.Parse("G09").FirstGroup.ShouldBe("G09");
    }

    [Fact]
    public void Ancestors_reach_from_the_agency_itself_up_to_the_country()
    {
        AgencyCode.Parse("000.05.12.H60").SelfAndAncestors().Select(code => code.Value)
            .ShouldBe(["H60.12.05", "H60.12", "H60", "VN"]);
        AgencyCode.Country.SelfAndAncestors().ShouldBe([AgencyCode.Country]);
    }

    [Fact]
    public void H60_10_is_beside_H60_1_and_not_below_it()
    {
        AgencyCode.Parse("H60.10").SelfAndAncestors().ShouldNotContain(AgencyCode.Parse("H60.1"));
        AgencyCode.Parse("H60.1.0").SelfAndAncestors().ShouldContain(AgencyCode.Parse("H60.1"));
    }

    [Fact]
    public void A_subtree_is_the_code_and_all_that_follows_the_code_and_a_dot()
    {
        string[] codes = ["H60.10", "H60.1.05", "H60.2", "H60.1", "H60", "H60.1A", "H60.1.0"];

        codes.Select(AgencyCode.Parse).Order().Select(code => code.Value)
            .ShouldBe(["H60", "H60.1", "H60.1.0", "H60.1.05", "H60.10", "H60.1A", "H60.2"]);
    }
}
