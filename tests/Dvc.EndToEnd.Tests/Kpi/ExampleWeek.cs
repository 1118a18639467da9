using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Kpi;

/// <summary>
/// The dossiers behind the contract's example of a week, 2022-W26 with 2022-W25 to compare with, all of H60.12. The
/// weeks begin on 13 (W24), 20 (W25) and 27 June (W26).
/// </summary>
internal static class ExampleWeek
{
    /// <summary>Every event in the order in which it happened.</summary>
    public static IReadOnlyList<EventJson> Events { get; } =
    [
        // Received in W24 and resolved in W25: with four of W25 ten resolved, nine of them early or on time.
        .. Resolved("220613-0001", received: "06-13", due: "06-24", finished: "06-20"),
        .. Resolved("220613-0002", received: "06-13", due: "06-21", finished: "06-21"),
        .. Resolved("220615-0001", received: "06-15", due: "06-24", finished: "06-22"),
        .. Resolved("220615-0002", received: "06-15", due: "06-22", finished: "06-22"),
        .. Resolved("220616-0001", received: "06-16", due: "06-23", finished: "06-23"),
        .. Resolved("220617-0001", received: "06-17", due: "06-20", finished: "06-21"),

        // Received in W25, eight, two of them online.
        .. Resolved("220620-0001", received: "06-20", due: "06-24", finished: "06-22", channel: "online"),
        .. Resolved("220620-0002", received: "06-20", due: "06-24", finished: "06-23"),
        .. Resolved("220621-0001", received: "06-21", due: "06-24", finished: "06-24"),
        .. Resolved("220621-0002", received: "06-21", due: "06-28", finished: "06-24"),

        // The four carried over into W26: one late, two on time, one early.
        .. Resolved("220622-0001", received: "06-22", due: "06-28", finished: "06-30", channel: "online"),
        .. Resolved("220622-0002", received: "06-22", due: "06-29", finished: "06-29"),
        .. Resolved("220623-0001", received: "06-23", due: "06-30", finished: "06-30"),
        .. Resolved("220624-0001", received: "06-24", due: "07-05", finished: "06-27"),

        // Received in W26, ten: six at the counter (three digitised), three online (two fully), one by post.
        .. Resolved("220627-0001", received: "06-27", due: "07-04", finished: "06-28", digitised: true),
        .. Resolved("220627-0002", received: "06-27", due: "07-04", finished: "06-29", digitised: true),
        .. Resolved("220628-0001", received: "06-28", due: "07-05", finished: "06-30", channel: "online", level: "full"),
        .. Resolved("220628-0002", received: "06-28", due: "07-05", finished: "07-01"),
        Withdrawn("220629-0001"),
        Accepted("220629-0002", received: "06-29", due: "07-01", digitised: true),
        Accepted("220630-0001", received: "06-30", due: "07-07", channel: "online", level: "full"),
        Accepted("220630-0002", received: "06-30", due: "07-07", channel: "online", level: "partial"),
        Accepted("220701-0001", received: "07-01", due: "07-08", channel: "post"),
        Accepted("220701-0002", received: "07-01", due: "07-08"),
        Accepted("220701-0002", received: "07-01", due: "07-08") with
        {
            Status = "processing", UpdatedAt = "2022-07-03T16:58:40+07:00",
        },
    ];

    private static EventJson[] Resolved(
        string number, string received, string due, string finished, string channel = "inPerson", string? level = null, bool? digitised = null)
    {
        var accepted = Accepted(number, received, due, channel, level, digitised);
        return
        [
            accepted,
            accepted with { Status = "resolved", FinishedAt = At(finished, "16:00:00"), UpdatedAt = At(finished, "16:00:00") },
        ];
    }

    private static EventJson Withdrawn(string number) =>
        Accepted(number, received: "06-29", due: "07-06") with { Status = "withdrawn", UpdatedAt = At("06-30", "09:00:00") };

    private static EventJson Accepted(
        string number, string received, string due, string channel = "inPerson", string? level = null, bool? digitised = null) =>
        new($"H60.12-{number}")
        {
            Channel = channel,
            ServiceLevel = level,
            Digitised = digitised,
            ReceivedAt = At(received, "08:30:00"),
            DueAt = At(due, "17:00:00"),
            UpdatedAt = At(received, "08:30:00"),
        };

    private static string At(string date, string time) => $"2022-{date}T{time}+07:00";
}
