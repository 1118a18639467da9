using System.Buffers;
using System.Text;
using System.Text.Json;
using Dvc.Core;
using Dvc.Core.Agencies;
using Dvc.Core.Postings;
using NodaTime;
using NodaTime.Text;

namespace Dvc.Storage.Ledger;

/// <summary>
/// The text of ledger rows inside one property, in postings of a dossier and in deltas:
/// <c>[["H60.12","20220704","1.004239",{"receivedOnline":1},"2022-07-04T01:30:00Z"], ...]</c>, the time only in deltas.
/// </summary>
internal static class LedgerJson
{
    public static string Write(PostingSet postings) =>
        Encoding.UTF8.GetString(Write(postings.Rows.Select(row => (row.Key, row.Value, (Instant?)null))).Span);

    /// <summary>Amounts alone: <c>{"receivedOnline":1}</c>.</summary>
    public static string WriteCounters(Counters counters)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            WriteCounters(writer, counters);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads what <see cref="WriteCounters(Counters)"/> wrote.</summary>
    public static Counters ReadCounters(string json) => ReadCounters(JsonElement.Parse(json));

    // Bytes, of which a property holds twice as many as letters: 48 rows with every counter need 55 KB.
    public static byte[] Write(IEnumerable<KeyValuePair<LedgerKey, LedgerChange>> changes) =>
        Write(changes.Select(change => (change.Key, change.Value.Counters, (Instant?)change.Value.LastEventAt))).ToArray();

    public static PostingSet ReadPostings(string json) =>
        PostingSet.Sum(Read(Encoding.UTF8.GetBytes(json)).Select(row => KeyValuePair.Create(row.Key, row.Counters)));

    public static IEnumerable<KeyValuePair<LedgerKey, LedgerChange>> ReadChanges(byte[] json) =>
        Read(json).Select(row => KeyValuePair.Create(
            row.Key,
            new LedgerChange(row.Counters, row.LastEventAt ?? throw new JsonException("A delta says when its newest event was."))));

    private static ReadOnlyMemory<byte> Write(IEnumerable<(LedgerKey Key, Counters Counters, Instant? LastEventAt)> rows)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var (key, counters, lastEventAt) in rows)
            {
                writer.WriteStartArray();
                writer.WriteStringValue(key.Agency.Value);
                writer.WriteStringValue(RowKeys.Day(key.Day));
                writer.WriteStringValue(key.Procedure);
                WriteCounters(writer, counters);
                if (lastEventAt is { } time)
                {
                    writer.WriteStringValue(InstantPattern.ExtendedIso.Format(time));
                }

                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        return buffer.WrittenMemory;
    }

    private static List<(LedgerKey Key, Counters Counters, Instant? LastEventAt)> Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(row => (
            new LedgerKey(AgencyCode.Parse(row[0].GetString()!), RowKeys.ParseDay(row[1].GetString()!), row[2].GetString()!),
            ReadCounters(row[3]),
            row.GetArrayLength() > 4 ? InstantPattern.ExtendedIso.Parse(row[4].GetString()!).Value : (Instant?)null))];
    }

    private static void WriteCounters(Utf8JsonWriter writer, Counters counters)
    {
        writer.WriteStartObject();
        foreach (var (counter, amount) in counters.NonZero)
        {
            writer.WriteNumber(WireName<Counter>.Of(counter), amount);
        }

        writer.WriteEndObject();
    }

    private static Counters ReadCounters(JsonElement counters) =>
        Counters.Of(counters.EnumerateObject().Select(amount => KeyValuePair.Create(ParseCounter(amount.Name), amount.Value.GetInt64())));

    private static Counter ParseCounter(string name) =>
        WireName<Counter>.TryParse(name, out var counter) ? counter : throw new JsonException($"Unknown counter {name}.");
}
