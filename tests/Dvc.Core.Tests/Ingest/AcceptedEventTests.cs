using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;

namespace Dvc.Core.Tests.Ingest;

/// <summary>Validation rejects no more than it must: what is only strange counts.</summary>
public sealed class AcceptedEventTests
{
    [Fact]
    public void Every_member_is_read()
    {
        var snapshot = Event.Read(
            """
            serviceLevel: "full" | status: "returned" | submittedAt: "2022-06-30T20:00:00+07:00" | competentReceivedAt: "2022-07-01T15:30:00+07:00" | originalDueAt: "2022-07-07T17:00:00+07:00" | pausedAt: "2022-07-02T00:00:00Z" | returnedAt: "2022-07-06T08:00:00.5+07:00" | outcome: "early" | digitised: true | feeDue: true | paidOnline: false | updatedAt: "2022-07-06T08:00:01+07:00"
            """).Snapshot;

        snapshot.ShouldBe(new DossierSnapshot
        {
            DossierId = "H60.12-220701-0001",
            Agency = AgencyCode.Parse("H60.12"),
            Procedure = "1.004239",
            Channel = Channel.Online,
            ServiceLevel = ServiceLevel.Full,
            Status = DossierStatus.Returned,
            SubmittedAt = Clock.At("2022-06-30T20:00:00"),
            ReceivedAt = Clock.At("2022-07-01T08:00:00"),
            CompetentReceivedAt = Clock.At("2022-07-01T15:30:00"),
            DueAt = Clock.At("2022-07-08T17:00:00"),
            OriginalDueAt = Clock.At("2022-07-07T17:00:00"),
            PausedAt = Clock.At("2022-07-02T07:00:00"),
            FinishedAt = Clock.At("2022-07-05T10:00:00"),
            ReturnedAt = Clock.At("2022-07-06T08:00:00.5"),
            Outcome = Outcome.Early,
            Digitised = true,
            FeeDue = true,
            PaidOnline = false,
            UpdatedAt = Clock.At("2022-07-06T08:00:01"),
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("""status: "registered" | -receivedAt | -finishedAt""")]
    [InlineData("""status: "refused" | -receivedAt | -finishedAt""")]
    [InlineData("""status: "withdrawn" | -finishedAt""")]
    [InlineData("""status: "stopped" | -finishedAt""")]
    [InlineData("""status: "processing" | -dueAt | -finishedAt""")]
    [InlineData("""status: "processing" """)]
    [InlineData("""status: "awaitingSupplement" | pausedAt: "2021-01-01T00:00:00Z" """)]
    [InlineData("""paidOnline: true | feeDue: false""")]
    [InlineData("""outcome: "late" """)]
    [InlineData("""returnedAt: "2022-06-01T00:00:00Z" | submittedAt: "2022-09-01T00:00:00Z" """)]
    [InlineData("""updatedAt: "2021-01-01T00:00:00Z" """)]
    [InlineData("""dossierId: "G09.20-20260609-00926371" """)]
    [InlineData("""dossierId: "0-220701-001" """)]
    [InlineData("""procedure: "1.010708.000.00.00.H56" """)]
    [InlineData("""agency: "000.00.12.H60" """)]
    public void What_is_only_strange_counts(string changes) => Event.Read(changes).Errors.ShouldBeEmpty();

    [Theory]
    [InlineData("""finishedAt: "2022-07-01T00:00:00+07:00" """)]
    [InlineData("""dueAt: "2022-06-30T17:00:00Z" | originalDueAt: "2022-07-01T00:00:00+07:00" """)]
    [InlineData("""updatedAt: "2026-11-23T12:00:00+07:00" """)]
    [InlineData("""finishedAt: "2026-11-23T05:00:00Z" """)]
    [InlineData("""status: "accepted" | -finishedAt | receivedAt: "2026-11-23T05:00:00Z" | dueAt: "2026-11-23T00:00:00+07:00" """)]
    [InlineData("""dueAt: "2099-01-01T00:00:00Z" | returnedAt: "2100-12-31T16:59:59.999999999Z" | pausedAt: "2099-01-01T00:00:00Z" """)]
    [InlineData("""submittedAt: "1999-12-31T17:00:00Z" """)]
    public void Bounds_belong_to_what_they_bound(string changes) => Event.Read(changes).Errors.ShouldBeEmpty();

    [Theory]
    [InlineData("2022-07-05T03:00:00Z")]
    [InlineData("2022-07-05T10:00:00.0+07:00")]
    [InlineData("2022-07-05T10:00:00.000000000+07:00")]
    [InlineData("2022-07-04T22:30:00-04:30")]
    [InlineData("2022-07-05T03:00:00+00:00")]
    [InlineData("2022-07-05T03:00:00-00:00")]
    [InlineData("2022-07-05T17:00:00+14:00")]
    [InlineData("2022-07-05t10:00:00+07:00")]
    [InlineData("2022-07-05T03:00:00z")]
    [InlineData("2022-07-05T03:00:00.0000000009Z")]
    public void Any_offset_and_any_form_of_RFC_3339_will_do(string text) =>
        Event.Read($"updatedAt: \"{text}\"").Snapshot.ShouldNotBeNull().UpdatedAt.ShouldBe(Clock.At("2022-07-05T10:00:00"));

    [Fact]
    public void Equal_instants_and_both_forms_of_an_agency_are_equal_content()
    {
        var local = Event.Read("""agency: "H60.12" | updatedAt: "2022-07-05T10:00:00+07:00" """).Snapshot.ShouldNotBeNull();
        var universal = Event.Read("""agency: "000.00.12.H60" | updatedAt: "2022-07-05T03:00:00.000Z" """).Snapshot.ShouldNotBeNull();

        universal.ShouldBe(local);
        CanonicalJson.Hash(universal).ShouldBe(CanonicalJson.Hash(local));
        Histories.Merge([universal, local]).Conflicted.ShouldBeFalse();
    }

    [Fact]
    public void Members_not_known_are_ignored_and_not_kept()
    {
        var reading = Event.Read("""applicantName: "Nguyễn Văn A" | citizenId: 24087654321 | DossierId: null | extra: {"a": [1, null]}""");

        reading.Snapshot.ShouldBe(Event.Read("").Snapshot);
    }
}
