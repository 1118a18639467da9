using System.Text;
using System.Text.Json;
using Dvc.Core.Ingest;
using FsCheck.Fluent;

namespace Dvc.Core.Tests.Ingest;

/// <summary>Whatever JSON is sent, reading it never throws: it is a snapshot or a list of errors.</summary>
public sealed class HostileEventTests
{
    private static readonly string[] Members =
    [
        "dossierId", "agency", "procedure", "channel", "serviceLevel", "status", "submittedAt", "receivedAt", "competentReceivedAt", "dueAt",
        "originalDueAt", "pausedAt", "finishedAt", "returnedAt", "outcome", "digitised", "feeDue", "paidOnline", "updatedAt",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1e400", "[]", "{}", "[[[[{}]]]]", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\ufffe\"",
        "\"H60\"", "\"000.00.00.H60\"", "\"1.004239\"", "\"H60-220701-001\"", "\"online\"", "\"resolved\"", "\"full\"", "\"late\"",
        "\"2026-11-22T00:00:00Z\"", "\"2000-01-01T00:00:00+14:00\"", "\"2100-12-31T23:59:59-12:00\"", "\"9999-12-31T23:59:59Z\"",
        "\"9999-12-31T23:59:59-18:00\"", "\"0000-01-01T00:00:00+18:00\"", "\"-9998-01-01T00:00:00Z\"", "\"2026-11-22T24:00:00-01:00\"",
        "\"99999999999999999999-01-01T00:00:00Z\"", "\"2026-11-22T08:00:00+99:99\"", "\"2026-11-22T08:00:00.99999999999999999999Z\"",
    ];

    [Fact]
    public void Any_value_in_any_member_is_read_or_rejected() =>
        Property.Holds(
            from size in Gen.Choose(1, 6)
            from changes in Gen.Elements(Members).Zip(Gen.Elements(Values)).ListOf(size)
            select Event.Text(string.Join(" | ", changes.Select(change => $"{change.Item1}: {change.Item2}"))),
            json => (Event.ReadText(json) is { Snapshot: not null, Errors.Count: 0 } or { Snapshot: null, Errors.Count: > 0 }).ShouldBeTrue(),
            tests: 2000);

    [Theory]
    [InlineData("dossierId", "type")]
    [InlineData("agency", "type")]
    [InlineData("procedure", "type")]
    [InlineData("channel", "type")]
    [InlineData("status", "type")]
    [InlineData("dueAt", "type")]
    [InlineData("updatedAt", "type")]
    public void Half_a_surrogate_pair_is_no_text(string member, string code)
    {
        foreach (var value in new[] { "\\ud800", "\\udfff", "H60\\ud800", "\\ud800\\ud800" })
        {
            Event.Read($"{member}: \"{value}\"").Errors.Select(error => (error.Field, error.Code)).ShouldBe([(member, code)]);
        }
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udc00")]
    [InlineData("\\ud800\\ud800\\ud800")]
    [InlineData("dossierId\\ud800")]
    [InlineData("agenc\\ud800y")]
    [InlineData("\\ud800dossierIdAndMuchMore")]
    [InlineData("\\u0000")]
    public void Half_a_surrogate_pair_in_a_members_name_is_a_member_not_known(string name) =>
        Event.ReadText(Event.Text("").Insert(1, $"\"{name}\":1,")).Errors.ShouldBeEmpty();

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_no_text()
    {
        var json = Encoding.UTF8.GetBytes(Event.Text("channel: \"?\""));
        json[Array.LastIndexOf(json, (byte)'?')] = 0xC3;

        using var document = JsonDocument.Parse(json);
        EventReader.Read(document.RootElement, Event.Now).Errors.Select(error => (error.Field, error.Code)).ShouldBe([("channel", "type")]);
    }

    [Fact]
    public void Deep_nesting_in_a_member_not_known_is_ignored()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":[", 30)) + string.Concat(Enumerable.Repeat("]}", 30));

        Event.Read($"extra: {deep}").IsAccepted.ShouldBeTrue();
        Event.Read($"agency: {deep}").Errors.ShouldHaveSingleItem().Code.ShouldBe("type");
    }
}
