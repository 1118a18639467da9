using Dvc.Core.Agencies;
using Dvc.Core.Ingest;

namespace Dvc.Core.Tests.Ingest;

/// <summary>A source may speak for its own agency and those below it.</summary>
public sealed class SourceAgencyTests
{
    [Theory]
    [InlineData("H60.12", "VN")]
    [InlineData("H60.12", "H60")]
    [InlineData("H60.12", "H60.12")]
    [InlineData("000.00.12.H60", "H60.12")]
    [InlineData("H60.12.03", "H60.12")]
    public void An_agency_within_the_sources_is_accepted(string agency, string source)
    {
        var reading = Event.Read($"agency: \"{agency}\"");

        reading.Within(AgencyCode.Parse(source)).ShouldBeSameAs(reading);
    }

    [Theory]
    [InlineData("H61.12", "H60")]
    [InlineData("H60", "H60.12")]
    [InlineData("H60.121", "H60.12")]
    [InlineData("000.00.13.H60", "H60.12")]
    public void Any_other_is_rejected_and_named(string agency, string source)
    {
        var reading = Event.Read($"agency: \"{agency}\"").Within(AgencyCode.Parse(source));

        reading.IsAccepted.ShouldBeFalse();
        reading.IsOnlyOutsideSource.ShouldBeTrue();
        reading.DossierId.ShouldBe("H60.12-220701-0001");
        reading.Errors.ShouldHaveSingleItem().ShouldBe(
            new FieldError("agency", "outsideSource", "agency must be the source's own agency or one below it."));
    }

    [Fact]
    public void An_event_that_breaks_other_rules_is_rejected_for_those()
    {
        var reading = Event.Read("-procedure");

        reading.Within(AgencyCode.Parse("H61")).ShouldBeSameAs(reading);
        reading.IsOnlyOutsideSource.ShouldBeFalse();
    }
}
