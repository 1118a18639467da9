using System.Text.Json;
using Dvc.Core.Ingest;
using NodaTime;

namespace Dvc.Core.Tests.Ingest;

/// <summary>
/// A good event with some members changed, told as raw JSON: <c>agency: "h60" | -channel | digitised: 1</c>; a minus
/// leaves a member out.
/// </summary>
internal static class Event
{
    /// <summary>The present of these tests: 22 November 2026, noon in Vietnam.</summary>
    public static readonly Instant Now = Clock.At("2026-11-22T12:00:00");

    private static readonly IReadOnlyList<KeyValuePair<string, string>> Good =
    [
        new("dossierId", "\"H60.12-220701-0001\""),
        new("agency", "\"H60.12\""),
        new("procedure", "\"1.004239\""),
        new("channel", "\"online\""),
        new("status", "\"resolved\""),
        new("receivedAt", "\"2022-07-01T08:00:00+07:00\""),
        new("dueAt", "\"2022-07-08T17:00:00+07:00\""),
        new("finishedAt", "\"2022-07-05T10:00:00+07:00\""),
        new("updatedAt", "\"2022-07-05T10:00:00+07:00\""),
    ];

    public static EventReading Read(string changes) => ReadText(Text(changes));

    public static EventReading ReadText(string json)
    {
        using var document = JsonDocument.Parse(json);
        return EventReader.Read(document.RootElement, Now);
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
}
