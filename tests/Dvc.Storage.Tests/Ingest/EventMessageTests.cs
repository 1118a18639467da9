using Dvc.Core.Dossiers;
using Dvc.Storage.Ingest;
using Dvc.Testing.Dossiers;
using NodaTime;

namespace Dvc.Storage.Tests.Ingest;

public sealed class EventMessageTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 0, 0);
    private static readonly DossierSnapshot Snapshot = Story.Snapshot("accepted due:05");

    private static string Event => new BinaryData(CanonicalJson.Of(Snapshot)).ToString();

    [Fact]
    public void A_batch_has_a_source_and_events()
    {
        var message = Read($$"""{"source":"s1","events":[{{Event}},{"dossierId":7},5]}""")!;
        message.Source.ShouldBe("s1");
        message.Events.Select(@event => @event.Reading.Snapshot).ShouldBe([Snapshot, null, null]);
        message.Events.Select(@event => @event.Json.ToString()).ShouldBe([Event, """{"dossierId":7}""", "5"]);
    }

    [Theory]
    [InlineData("""{"events":[]}""")]
    [InlineData("""{"source":5,"events":[]}""")]
    public void A_batch_may_be_empty_and_of_nobody(string json)
    {
        var message = Read(json)!;
        message.Source.ShouldBeEmpty();
        message.Events.ShouldBeEmpty();
    }

    [Fact]
    public void One_bare_event_is_a_message()
    {
        var message = Read(Event)!;
        message.Source.ShouldBeEmpty();
        message.Events.Single().Reading.Snapshot.ShouldBe(Snapshot);
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
    public void Bytes_that_are_no_text_are_no_message() => EventMessage.Read(new BinaryData(new byte[] { 0xff, 0x00, 0x7b }), Now).ShouldBeNull();

    private static EventMessage? Read(string body) => EventMessage.Read(BinaryData.FromString(body), Now);
}
