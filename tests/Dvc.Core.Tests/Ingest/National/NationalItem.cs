using System.Text.Json;
using Dvc.Core.Ingest;
using Dvc.Core.Ingest.National;
using NodaTime;

namespace Dvc.Core.Tests.Ingest.National;

/// <summary>
/// A good item of the national message with some members changed, told as raw JSON, as <see cref="Event"/> tells events;
/// and what becomes of it.
/// </summary>
internal static class NationalItem
{
    /// <summary>When the messages of these tests arrive: the update time of their states.</summary>
    public static readonly Instant Arrival = Clock.At("2026-11-21T09:30:00.25");

    private static readonly IReadOnlyList<KeyValuePair<string, string>> Good =
    [
        new("MaHoSo", "\"H60.12-261116-0001\""),
        new("MaTTHC", "\"1.004239\""),
        new("KenhThucHien", "\"2\""),
        new("TrangThaiHoSo", "\"4\""),
        new("NgayTiepNhan", "\"20261116080000\""),
        new("DonViXuLy", "\"H60.12\""),
    ];

    /// <summary>The member of the event that the item becomes, as raw JSON; null where absent.</summary>
    public static string? Member(string changes, string member) =>
        ToEvent(changes).TryGetProperty(member, out var value) ? value.GetRawText() : null;

    /// <summary>As the recording of queued events reads it.</summary>
    public static EventReading Read(JsonElement json) => EventReader.ReadQueued(json, Arrival, Arrival);

    public static JsonElement ToEvent(string changes) => ToEvents($"[{Text(changes)}]").Single();

    /// <summary>What the event that the item becomes is rejected for.</summary>
    public static string Errors(string changes) =>
        string.Join(", ", Read(ToEvent(changes)).Errors.Select(error => $"{error.Field} {error.Code}").Order(StringComparer.Ordinal));

    public static IReadOnlyList<JsonElement> ToEvents(string message)
    {
        using var document = JsonDocument.Parse(message);
        var (read, error) = NationalMessage.Read(document.RootElement);
        error.ShouldBeNull();
        return [.. read.ShouldNotBeNull().ToEvents().Select(Parse)];
    }

    public static string Text(string changes)
    {
        var members = new List<KeyValuePair<string, string>>(Good);
        foreach (var change in changes.Split(" | ", StringSplitOptions.RemoveEmptyEntries))
        {
            var name = change.TrimStart('-').Split(':', 2)[0];
            members.RemoveAll(member => member.Key == name);
            if (!change.StartsWith('-'))
            {
                members.Add(new(name, change.Split(':', 2)[1]));
            }
        }

        return $"{{{string.Join(',', members.Select(member => $"\"{member.Key}\":{member.Value}"))}}}";
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
