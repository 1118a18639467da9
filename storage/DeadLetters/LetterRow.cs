using Azure.Data.Tables;
using Dvc.Core.Agencies;
using Dvc.Storage.Ingest;
using NodaTime;

namespace Dvc.Storage.DeadLetters;

/// <summary>
/// How a dead letter is a row. Its message is in columns <c>message</c>, <c>message1</c>, ... of at most 64 KiB each.
/// </summary>
internal static class LetterRow
{
    public const string Partition = "deadletter";

    private const int PartBytes = 64 * 1024;

    // An entity may have 1 MiB, which Azurite takes of the Base64 that the columns travel in.
    private const int MostParts = 11;

    /// <summary>The columns of what is known of a letter, without its message.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        "PartitionKey", "RowKey", "reason", "detail", "tries", "firstFailedAt", "lastFailedAt", "replayedAt", "waiting",
        "source", "within", "arrivedAt", "bytes",
    ];

    /// <summary>The whole row of a letter.</summary>
    /// <exception cref="ArgumentException">The message is larger than a row can hold; no queue message is.</exception>
    public static TableEntity Of(KeptLetter letter, BinaryData message)
    {
        if (message.ToMemory().Length > MostParts * PartBytes)
        {
            throw new ArgumentException($"A dead letter may have at most {MostParts * PartBytes} bytes.", nameof(message));
        }

        var row = new TableEntity(Partition, letter.Id)
        {
            ["reason"] = letter.Reason,
            ["detail"] = letter.Detail,
            ["tries"] = letter.Tries,
            ["firstFailedAt"] = letter.FirstFailedAt.ToDateTimeOffset(),
            ["lastFailedAt"] = letter.LastFailedAt.ToDateTimeOffset(),
            ["waiting"] = letter.IsWaiting,
            ["bytes"] = letter.Bytes,
        };
        Set(row, "replayedAt", letter.ReplayedAt?.ToDateTimeOffset());
        Set(row, "source", letter.Delivery?.Source);
        Set(row, "within", letter.Delivery?.Within?.Value);
        Set(row, "arrivedAt", letter.Delivery?.ArrivedAt?.ToDateTimeOffset());
        for (var part = 0; part == 0 || part * PartBytes < message.ToMemory().Length; part++)
        {
            var rest = message.ToMemory()[(part * PartBytes)..];
            row[Part(part)] = rest[..Math.Min(PartBytes, rest.Length)].ToArray();
        }

        return row;
    }

    /// <summary>
    /// What is known of a letter, of a row with at least the columns <see cref="Known"/>; those that were kept before letters
    /// could be replayed wait.
    /// </summary>
    public static KeptLetter Read(TableEntity row) => new(
        row.RowKey,
        row.GetString("reason"),
        row.GetString("detail"),
        row.GetInt64("tries")!.Value,
        Time(row, "firstFailedAt")!.Value,
        Time(row, "lastFailedAt")!.Value,
        Time(row, "replayedAt"),
        row.GetBoolean("waiting") ?? true,
        row.GetString("source") is { } source ? new Delivery(source, Within(row), Time(row, "arrivedAt")) : null,
        row.GetInt64("bytes") ?? 0);

    /// <summary>The message of a whole row.</summary>
    public static BinaryData Message(TableEntity row) =>
        new(Enumerable.Range(0, MostParts).SelectMany(part => row.GetBinary(Part(part)) ?? []).ToArray());

    private static string Part(int number) => number == 0 ? "message" : $"message{number}";

    private static void Set(TableEntity row, string name, object? value)
    {
        if (value is not null)
        {
            row[name] = value;
        }
    }

    private static AgencyCode? Within(TableEntity row) => row.GetString("within") is { } code ? AgencyCode.Parse(code) : null;

    private static Instant? Time(TableEntity row, string name) =>
        row.GetDateTimeOffset(name) is { } time ? Instant.FromDateTimeOffset(time) : null;
}
