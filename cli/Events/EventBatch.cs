using System.Text.Json;

namespace Dvc.Cli.Events;

/// <summary>The body of one post: NDJSON, within the limits of <c>POST /api/events</c>.</summary>
internal sealed record EventBatch(ReadOnlyMemory<byte> Body, int Count)
{
    public const int MaxEvents = 1000;
    public const int MaxBytes = 1024 * 1024;

    public static IEnumerable<EventBatch> Pack(IEnumerable<byte[]> lines)
    {
        var body = new MemoryStream();
        var count = 0;
        foreach (var line in lines)
        {
            if (count == MaxEvents || (count > 0 && body.Length + line.Length + 1 >= MaxBytes))
            {
                yield return new EventBatch(body.ToArray(), count);
                body.SetLength(0);
                count = 0;
            }

            body.Write(line);
            body.WriteByte((byte)'\n');
            count++;
        }

        if (count > 0)
        {
            yield return new EventBatch(body.ToArray(), count);
        }
    }

    public static IEnumerable<EventBatch> Pack(IEnumerable<DossierEvent> events) =>
        Pack(events.Select(e => JsonSerializer.SerializeToUtf8Bytes(e, EventsJson.Default.DossierEvent)));
}
