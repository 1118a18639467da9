using Dvc.Core.Dossiers;

namespace Dvc.Core.Tests.Dossiers;

public sealed class HomeTests
{
    [Theory]
    [InlineData("H60.12-220701-0001", "H60.12")]
    [InlineData("000.00.12.H60-220701-0001", "H60.12")]
    [InlineData("000.00.53.H48-220921-0099", "H48.53")]
    [InlineData("H15.50.05.13-261008-0975", "H15.50.05.13")]
    [InlineData("G09.20-20260609-0092637", "G09.20")]
    public void Home_is_the_issuing_agency_in_the_newer_form(string dossierId, string home) =>
        Home.Of(dossierId).ShouldBe(home);

    [Theory]
    [InlineData("12345-220701-0001")]
    [InlineData("BTP-220701-0001")]
    [InlineData("VN-220701-0001")]
    [InlineData("H60..12-220701-0001")]
    public void A_code_that_names_no_agency_has_one_of_32_buckets(string dossierId) =>
        Home.Of(dossierId).ShouldMatch("^bucket-(0[0-9]|1[0-9]|2[0-9]|3[01])$");

    [Fact]
    public void A_bucket_never_changes() => Home.Of("BTP-220701-0001").ShouldBe("bucket-00");

    [Fact]
    public void All_buckets_are_used() =>
        Enumerable.Range(1, 1000).Select(number => Home.Of($"BTP-220701-{number:0000}")).Distinct(StringComparer.Ordinal).Count().ShouldBe(32);
}
