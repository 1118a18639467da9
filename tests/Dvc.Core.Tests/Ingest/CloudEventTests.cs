using System.Text.Json;
using Dvc.Core.Ingest;

namespace Dvc.Core.Tests.Ingest;

/// <summary>The envelope of CloudEvents 1.0, and the event in it.</summary>
public sealed class CloudEventTests
{
    [Theory]
    [InlineData("")]
    [InlineData("""datacontenttype: "application/json" """)]
    [InlineData("""datacontenttype: "Application/JSON; charset=utf-8" """)]
    [InlineData("""datacontenttype: "application/vnd.dossier+json" """)]
    [InlineData("datacontenttype: null | subject: null | data_base64: null")]
    [InlineData("""subject: "H60.12-220701-0001" | time: "2022-07-05T10:00:00Z" | dataschema: "https://example.vn/x" | traceparent: "00-1-2-01" | comexampleextension: 5""")]
    public void A_good_envelope_gives_its_event_and_its_trace(string changes)
    {
        var reading = Read(changes);

        reading.Errors.ShouldBeEmpty();
        reading.Snapshot.ShouldBe(Event.Read("").Snapshot);
        reading.DossierId.ShouldBe("H60.12-220701-0001");
        reading.Trace.ShouldBe(new EventTrace("A-1", "/h60/one-stop"));
    }

    [Theory]
    [InlineData("-specversion", "specversion required")]
    [InlineData("specversion: null", "specversion required")]
    [InlineData("specversion: 1.0", "specversion type")]
    [InlineData("""specversion: "0.3" """, "specversion enum")]
    [InlineData("""specversion: "" """, "specversion enum")]
    [InlineData("-id", "id required")]
    [InlineData("id: null", "id required")]
    [InlineData("""id: "" """, "id length")]
    [InlineData("id: 7", "id type")]
    [InlineData("""id: "\ud800" """, "id type")]
    [InlineData("-source", "source required")]
    [InlineData("""source: "" """, "source length")]
    [InlineData("""source: ["/h60"]""", "source type")]
    [InlineData("-type", "type required")]
    [InlineData("""type: "" """, "type length")]
    [InlineData("type: {}", "type type")]
    [InlineData("-data", "data required")]
    [InlineData("data: null", "data required")]
    [InlineData("data: []", "data type")]
    [InlineData("""data: "{}" """, "data type")]
    [InlineData("""data_base64: "e30=" """, "data type")]
    [InlineData("""-data | data_base64: "e30=" """, "data type")]
    [InlineData("""datacontenttype: "text/plain" """, "datacontenttype enum")]
    [InlineData("""datacontenttype: "application/xml" """, "datacontenttype enum")]
    [InlineData("""datacontenttype: "json" """, "datacontenttype enum")]
    [InlineData("datacontenttype: 1", "datacontenttype type")]
    [InlineData("-specversion | -id | -source | -type | -data", "data required, id required, source required, specversion required, type required")]
    public void An_envelope_is_broken(string changes, string errors)
    {
        var reading = Read(changes);

        reading.Snapshot.ShouldBeNull();
        Told(reading).ShouldBe(errors);
    }

    [Fact]
    public void Envelope_and_event_are_checked_at_once()
    {
        var reading = Read($"""-id | data: {Event.Text("""status: "lost" | -agency""")}""");

        Told(reading).ShouldBe("agency required, id required, status enum");
        reading.DossierId.ShouldBe("H60.12-220701-0001");
        reading.Trace.ShouldBeNull();
    }

    [Fact]
    public void An_event_that_breaks_a_rule_keeps_its_trace() =>
        Read($"data: {Event.Text("-agency")}").Trace.ShouldBe(new EventTrace("A-1", "/h60/one-stop"));

    [Theory]
    [InlineData("id")]
    [InlineData("source")]
    [InlineData("type")]
    public void A_name_has_at_most_256_characters(string name)
    {
        Told(Read($"{name}: \"{new string('é', 256)}\"")).ShouldBe("");
        Told(Read($"{name}: \"{new string('é', 257)}\"")).ShouldBe($"{name} length");
    }

    [Theory]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("[]")]
    public void What_is_no_object_is_no_envelope(string json) => Told(ReadText(json)).ShouldBe(" notAnObject");

    [Fact]
    public void An_event_without_an_envelope_has_no_trace()
    {
        Event.Read("").Trace.ShouldBeNull();
        Told(ReadText(Event.Text(""))).ShouldBe("data required, id required, source required, specversion required, type required");
    }

    private static EventReading Read(string changes)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["specversion"] = "\"1.0\"",
            ["id"] = "\"A-1\"",
            ["source"] = "\"/h60/one-stop\"",
            ["type"] = "\"vn.gov.dossier.changed\"",
            ["data"] = Event.Text(""),
        };
        foreach (var change in changes.Split(" | ", StringSplitOptions.RemoveEmptyEntries))
        {
            var name = change.TrimStart('-').Split(':', 2)[0];
            members.Remove(name);
            if (!change.StartsWith('-'))
            {
                members.Add(name, change.Split(':', 2)[1]);
            }
        }

        return ReadText($"{{{string.Join(',', members.Select(member => $"\"{member.Key}\":{member.Value}"))}}}");
    }

    private static EventReading ReadText(string json)
    {
        using var document = JsonDocument.Parse(json);
        return CloudEventReader.Read(document.RootElement, Event.Now);
    }

    private static string Told(EventReading reading) =>
        string.Join(", ", reading.Errors.Select(error => $"{error.Field} {error.Code}").Order(StringComparer.Ordinal));
}
