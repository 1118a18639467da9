using System.Text.Json;
using Dvc.Core.Ingest;
using Dvc.Core.Ingest.National;
using Dvc.Core.Postings;
using Dvc.Core.Tests.Ingest.National;

namespace Dvc.Core.Tests.Ingest;

/// <summary>A member that stands more than once in a JSON object, whatever its values are: which one is meant nobody can say.</summary>
public sealed class RepeatedMemberTests
{
    [Theory]
    [InlineData("{}", "")]
    [InlineData("7", "")]
    [InlineData("""{"a": {"b": 1}, "b": {"b": 1}, "A": 1}""", "")]
    [InlineData("""{"a": 1, "a": 1}""", "a")]
    [InlineData("""{"a": 1, "\u0061": 2}""", "a")]
    [InlineData("""{"a": {"b": 1, "c": 2, "b": 1}}""", "a.b")]
    [InlineData("""[{}, {"a": [[{"b": 1, "b": 1}]]}]""", "[1].a[0][0].b")]
    [InlineData("""{"a": 1, "a": {"b": 1, "b": 2}}""", "a, a.b")]
    public void It_is_found_at_any_depth_and_told_by_its_path(string json, string paths)
    {
        using var document = JsonDocument.Parse(json);

        string.Join(", ", JsonText.Repeated(document.RootElement)).ShouldBe(paths);
    }

    [Theory]
    [InlineData("""{"Nguyễn Văn A": 1, "Nguyễn Văn A": 2}""", "?")]
    [InlineData("""{"a": {"024087654321": 1, "024087654321": 2}}""", "a.?")]
    [InlineData("""{"Nguyễn Văn A": {"a": 1, "a": 2}}""", "?.a")]
    [InlineData("""{"": 1, "": 2}""", "?")]
    public void A_name_that_is_no_plain_word_is_not_told(string json, string path)
    {
        using var document = JsonDocument.Parse(json);

        JsonText.Repeated(document.RootElement).ShouldBe([path]);
    }

    [Theory]
    [InlineData("\"status\":\"accepted\"", "status duplicate")]
    [InlineData("\"status\":\"resolved\"", "status duplicate")] // The same value again.
    [InlineData("\"status\":7", "status duplicate")]
    [InlineData("\"extra\":1,\"extra\":2", "extra duplicate")] // Also of what the contract does not know.
    [InlineData("\"extra\":{\"a\":1,\"a\":2}", "extra.a duplicate")]
    [InlineData("\"receivedAt\":null,\"agency\":\"H15\"", "agency duplicate, receivedAt duplicate")]
    public void An_event_is_rejected_and_the_member_named(string members, string errors)
    {
        var reading = Event.ReadText(Event.Text("").Insert(1, $"{members},"));

        reading.Snapshot.ShouldBeNull();
        string.Join(", ", reading.Errors.Select(error => $"{error.Field} {error.Code}").Order(StringComparer.Ordinal)).ShouldBe(errors);
        reading.Errors.ShouldAllBe(error => error.Message == $"{error.Field} must stand once in its object.");
        RejectionReasons.Of(reading.Errors).ShouldBe([Counter.RejectedDuplicate]);
    }

    [Fact]
    public void Of_two_dossiers_codes_neither_is_the_dossier_that_is_rejected()
    {
        var reading = Event.ReadText(Event.Text("").Insert(1, "\"dossierId\":\"H60.12-220701-0002\","));

        reading.DossierId.ShouldBeNull();
        reading.CountedAs.ShouldStartWith("unknown-");
    }

    [Fact]
    public void An_event_of_thousands_is_told_by_the_first_five() =>
        Event.ReadText($"{{{string.Join(',', Enumerable.Range(0, 5000).Select(number => $"\"a{number / 2}\":1"))}}}")
            .Errors.Count(error => error.Code == ErrorCodes.Duplicate).ShouldBe(5);

    [Theory]
    [InlineData("\"id\":\"A-2\"", "id duplicate")]
    [InlineData("\"data\":{}", "data duplicate")]
    [InlineData("\"subject\":1,\"subject\":1", "subject duplicate")]
    public void So_is_an_envelope(string attributes, string errors) =>
        CloudEvent(Event.Text(""), $"{attributes},").ShouldBe(errors);

    [Fact]
    public void An_event_in_an_envelope_is_told_as_if_there_were_none() =>
        CloudEvent(Event.Text("").Insert(1, "\"status\":\"accepted\","), "").ShouldBe("status duplicate");

    [Theory]
    [InlineData("TrangThaiHoSo", "\"9\"", "TrangThaiHoSo duplicate", "H60.12-261116-0001")]
    [InlineData("ChuHoSo", "\"Nguyễn Văn A\",\"ChuHoSo\":\"B\"", "ChuHoSo duplicate", "H60.12-261116-0001")]
    [InlineData("DanhSachLePhi", "[{\"Gia\":\"1\",\"Gia\":\"0\"}]", "DanhSachLePhi[0].Gia duplicate", "H60.12-261116-0001")]
    [InlineData("MaHoSo", "\"H60.12-261116-0002\"", "MaHoSo duplicate", null)]
    public void So_is_an_item_of_the_national_message_which_is_kept_without_its_values(string member, string value, string errors, string? dossierId)
    {
        var @event = NationalItem.ToEvents($"[{NationalItem.Text("").Insert(1, $"\"{member}\":{value},")}]").Single();

        var reading = QueuedReader.Read(@event, NationalItem.Arrival, NationalItem.Arrival);
        reading.Told.ShouldBeNull();
        reading.DossierId.ShouldBe(dossierId);
        string.Join(", ", reading.Errors.Select(error => $"{error.Field} {error.Code}")).ShouldBe(errors);
        @event.GetRawText().ShouldNotContain("Nguy");
    }

    [Fact]
    public void So_is_a_step()
    {
        var @event = NationalItem.ToEvents("""[{"MaHoSo": "H60.12-261116-0002", "TrangThai": "4", "TrangThai": "9", "ThoiDiemXuLy": "20261120080203"}]""").Single();

        QueuedReader.Read(@event, NationalItem.Arrival, NationalItem.Arrival).Errors.ShouldHaveSingleItem().ShouldBe(JsonText.Duplicate("TrangThai"));
    }

    [Theory]
    [InlineData("""{"madonvi": "H60", "madonvi": "H61", "data": []}""", "madonvi")]
    [InlineData("""{"data": [{}], "data": []}""", "data")]
    [InlineData("""{"data": [{"a": 1, "a": 1}], "session": "1", "session": "2"}""", "session")]
    public void The_message_around_the_items_is_refused(string json, string member)
    {
        using var document = JsonDocument.Parse(json);

        NationalMessage.Read(document.RootElement).ShouldBe((null, JsonText.Duplicate(member)));
    }

    private static string CloudEvent(string data, string attributes)
    {
        using var document = JsonDocument.Parse($$"""{{{attributes}}"specversion": "1.0", "id": "A-1", "source": "/h60", "type": "changed", "data": {{data}}}""");
        var reading = CloudEventReader.Read(document.RootElement, Event.Now);
        reading.Snapshot.ShouldBeNull();
        return string.Join(", ", reading.Errors.Select(error => $"{error.Field} {error.Code}"));
    }
}
