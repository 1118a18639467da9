using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;
using Dvc.Storage.Ingest;
using Dvc.Testing.Dossiers;
using NodaTime;

namespace Dvc.Storage.Tests.Ingest;

public sealed class EventMessageTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 0, 0);
    private static readonly Instant QueuedAt = Now - Duration.FromMinutes(5);
    private static readonly DossierSnapshot Snapshot = Story.Snapshot("accepted due:05");

    private static string Event => new BinaryData(CanonicalJson.Of(Snapshot)).ToString();

    [Fact]
    public void A_batch_has_a_source_and_events()
    {
        var message = Read($$"""{"source":"s1","events":[{{Event}},{"dossierId":7},5]}""")!;
        message.Delivery.Source.ShouldBe("s1");
        message.Events.Select(@event => @event.Reading.Told?.Newest).ShouldBe([Snapshot, null, null]);
        message.Events.Select(@event => @event.Json.ToString()).ShouldBe([Event, """{"dossierId":7}""", "5"]);
    }

    [Fact]
    public void A_batch_says_where_its_source_may_write_and_when_it_arrived()
    {
        var delivery = new Delivery("s1", AgencyCode.Parse("H60.12"), Now - Duration.FromHours(1));
        var message = EventMessage.Read(EventMessage.Write(delivery, [CanonicalJson.Of(Snapshot)]), Now, QueuedAt)!;
        message.Delivery.ShouldBe(delivery);
        message.Events.Single().Reading.Told.ShouldBe(Dossier.Of(Snapshot, Now - Duration.FromHours(1)));
    }

    [Theory]
    [InlineData("""{"within":"H6","events":[]}""")]
    [InlineData("""{"within":null,"events":[]}""")]
    public void Where_the_subtree_is_no_code_nothing_is_permitted(string body) => Read(body).ShouldBeNull();

    [Theory]
    [InlineData("""{"events":[]}""")]
    [InlineData("""{"source":5,"events":[]}""")]
    [InlineData("""{"source":"one that has more than 64 characters, which no source has, whoever it is","events":[]}""")]
    public void A_batch_may_be_empty_and_of_nobody(string json)
    {
        var message = Read(json)!;
        message.Delivery.Source.ShouldBeEmpty();
        message.Events.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("-9998-01-01T00:00:00Z")]
    [InlineData("yesterday")]
    public void A_time_of_arrival_that_there_cannot_be_is_none(string arrivedAt) =>
        Read($$"""{"source":"s1","arrivedAt":"{{arrivedAt}}","events":[]}""")!.Delivery.ArrivedAt.ShouldBeNull();

    [Fact]
    public void One_bare_event_is_a_message()
    {
        var message = Read(Event)!;
        message.Delivery.Source.ShouldBeEmpty();
        message.Events.Single().Reading.Told.ShouldBe(Dossier.Of(Snapshot, QueuedAt));
    }

    [Fact]
    public void An_object_of_another_form_is_one_event_that_breaks_rules() =>
        Read("""{"events":"none"}""")!.Events.Single().Reading.Errors.ShouldNotBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("xin chào")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("null")]
    [InlineData("{}{}")]
    public void What_is_no_JSON_object_is_no_message(string body) => Read(body).ShouldBeNull();

    [Fact]
    public void Nesting_without_end_is_no_message() => Read(string.Concat(Enumerable.Repeat("""{"events":[""", 10_000))).ShouldBeNull();

    [Fact]
    public void Bytes_that_are_no_text_are_no_message() => EventMessage.Read(new BinaryData(new byte[] { 0xff, 0x00, 0x7b }), Now, QueuedAt).ShouldBeNull();

    [Theory]
    [InlineData(10)]
    [InlineData(EventQueue.MaxMessageBytes)]
    [InlineData(EventQueue.MaxMessageBytes + 1)]
    [InlineData(EventQueue.MaxTextBytes)]
    public void What_is_encoded_fits_a_queue_message_and_is_decoded_as_it_was(int length)
    {
        var content = BinaryData.FromString("{}".PadRight(length));
        var text = EventMessage.Encode(content);
        text.Length.ShouldBeLessThanOrEqualTo(EventQueue.MaxTextBytes);
        EventMessage.Decode(BinaryData.FromString(text)).ToString().ShouldBe(content.ToString());
    }

    private static EventMessage? Read(string body) => EventMessage.Read(BinaryData.FromString(body), Now, QueuedAt);
}
