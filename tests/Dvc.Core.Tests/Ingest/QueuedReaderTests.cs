using System.Text.Json;
using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;
using Dvc.Core.Ingest;
using Dvc.Core.Postings;

namespace Dvc.Core.Tests.Ingest;

public sealed class QueuedReaderTests
{
    private static readonly NodaTime.Instant Arrived = Event.Now;
    private static readonly string[] Fields = ["receivedAt", "finishedAt", "dueAt", "updatedAt", "agency", ""];

    [Fact]
    public void What_the_queue_carries_reads_back_with_its_trace_and_flags()
    {
        var snapshot = Story.Snapshot("accepted due:05") with { NoClock = true, ChannelDefaulted = true };
        var trace = new EventTrace("42", "/one-stop-shop/h60");

        var reading = Read(QueuedJson.Of(snapshot, trace));

        reading.Told.ShouldBe(Dossier.Of(snapshot, Arrived));
        (reading.Trace, reading.Agency, reading.CountedAs).ShouldBe((trace, snapshot.Agency, snapshot.DossierId));
    }

    [Fact]
    public void A_trace_that_no_envelope_can_have_is_none_and_the_event_is_as_good_as_ever()
    {
        var reading = Read(QueuedJson.Of(Story.Snapshot("accepted"), new EventTrace(new string('1', 257), "/")));

        reading.IsAccepted.ShouldBeTrue();
        reading.Trace.ShouldBeNull();
    }

    [Fact]
    public void Steps_and_rejections_read_back()
    {
        var step = new ProgressStep(Event.Now, DossierStatus.Resolved);
        Read(QueuedJson.Of("H60.12-261102-0001", step)).Told.ShouldBe(Dossier.Of("H60.12-261102-0001", step));

        var rejected = Read(QueuedJson.Of(RejectionReasons.IdOf("?"u8), AgencyCode.Country, [Counter.RejectedEnum, Counter.RejectedNoFinish])).Told!;
        rejected.Rejections.First.Keys.ShouldBe([Counter.RejectedNoFinish, Counter.RejectedEnum]);
        rejected.Rejections.First.Values.ShouldAllBe(rejection => rejection == new Rejection(Arrived, AgencyCode.Country));
    }

    [Fact]
    public void No_sender_can_say_what_is_for_the_queue_alone()
    {
        var sent = JsonDocument.Parse(QueuedJson.Of(
            Story.Snapshot("accepted") with { NoClock = true, ChannelDefaulted = true }, new EventTrace("42", "/"))).RootElement;

        var reading = EventReader.Read(sent, Event.Now);

        reading.Snapshot.ShouldBe(Story.Snapshot("accepted"));
        reading.Trace.ShouldBeNull();
        EventReader.Read(JsonDocument.Parse(QueuedJson.Of("H60.12-261102-0001", new ProgressStep(Event.Now, DossierStatus.Resolved))).RootElement, Event.Now)
            .IsAccepted.ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"dossierId":"H60.12-261102-0001","step":{"status":"done","at":"2026-11-22T01:00:00Z"}}""", "status enum")]
    [InlineData("""{"dossierId":"H60.12-261102-0001","step":{"status":"resolved","at":"yesterday"}}""", "at timestamp")]
    [InlineData("""{"dossierId":"H60.12-261102-0001","step":{"status":"resolved","at":"2099-11-22T01:00:00Z"}}""", "at future")]
    [InlineData("""{"dossierId":"H60.12-261102-0001","step":{}}""", "status required, at required")]
    [InlineData("""{"dossierId":"Nguyen","step":{"status":"resolved","at":"2026-11-22T01:00:00Z"}}""", "dossierId pattern")]
    [InlineData("""{"step":{"status":"resolved","at":"2026-11-22T01:00:00Z"}}""", "dossierId required")]
    [InlineData("""{"dossierId":"H60.12-261102-0001","step":5}""", "step type")]
    [InlineData("""{"dossierId":"H60.12-261102-0001","agency":"H60","rejected":["unheardOf"]}""", "rejected type")]
    [InlineData("""{"dossierId":"H60.12-261102-0001","agency":"H60","rejected":["receivedOnline"]}""", "rejected type")]
    [InlineData("""{"dossierId":"H60.12-261102-0001","agency":"H6","rejected":["rejectedEnum"]}""", "rejected type")]
    [InlineData("""{"dossierId":"H60.12-261102-0001","agency":"H60","rejected":[]}""", "rejected type")]
    [InlineData("""{"dossierId":"H60.12-261102-0001","agency":"H60","rejected":"\ud800"}""", "rejected type")]
    [InlineData("""{"dossierId":"d|/#?","agency":"H60","rejected":["rejectedEnum"]}""", "rejected type")]
    [InlineData("""{"dossierId":"unknown-","agency":"H60","rejected":["rejectedEnum"]}""", "rejected type")]
    [InlineData("5", " notAnObject")]
    public void What_it_cannot_read_names_its_rule(string json, string errors)
    {
        var reading = QueuedReader.Read(JsonDocument.Parse(json).RootElement, Event.Now, Arrived);

        reading.IsAccepted.ShouldBeFalse();
        string.Join(", ", reading.Errors.Select(error => $"{error.Field} {error.Code}")).ShouldBe(errors);
        reading.CountedAs.ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_rule_is_counted_and_each_in_one_counter()
    {
        var codes = typeof(ErrorCodes).GetFields().Select(field => (string)field.GetValue(null)!).ToList();
        var counted = codes
            .SelectMany(_ => Fields, (code, field) => new FieldError(field, code, ""))
            .SelectMany(error => RejectionReasons.Of([error]))
            .Distinct();

        counted.ShouldBe(Enum.GetValues<Counter>().Where(counter => counter >= Counter.RejectedNoReceipt), ignoreOrder: true);
    }

    private static QueuedReading Read(ReadOnlyMemory<byte> json) => QueuedReader.Read(JsonDocument.Parse(json).RootElement, Event.Now, Arrived);
}
