using Dvc.Core.Dossiers;
using Dvc.Core.Postings;

namespace Dvc.Core.Tests;

public sealed class WireNameTests
{
    [Fact]
    public void Names_are_those_of_the_contract()
    {
        WireName<Channel>.All.ShouldBe(["inPerson", "online", "post"]);
        WireName<ServiceLevel>.All.ShouldBe(["information", "partial", "full"]);
        WireName<Outcome>.All.ShouldBe(["early", "onTime", "late"]);
        WireName<DossierStatus>.All.ShouldBe(
            ["registered", "accepted", "refused", "processing", "awaitingSupplement", "awaitingPayment", "withdrawn", "stopped", "resolved", "returned"]);
    }

    [Fact]
    public void Statuses_have_their_national_numbers() =>
        Enum.GetValues<DossierStatus>().Select(status => (int)status).ShouldBe(Enumerable.Range(1, 10));

    [Fact]
    public void Every_name_reads_back()
    {
        foreach (var counter in Enum.GetValues<Counter>())
        {
            WireName<Counter>.TryParse(WireName<Counter>.Of(counter), out var read).ShouldBeTrue();
            read.ShouldBe(counter);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Online")]
    [InlineData("ONLINE")]
    [InlineData("online ")]
    [InlineData("1")]
    [InlineData("inPerson,online")]
    public void Other_names_do_not(string name) => WireName<Channel>.TryParse(name, out _).ShouldBeFalse();
}
