using System.Text.Json;

namespace Dvc.Cli.Events;

/// <summary>The body of one post: NDJSON, within the limits of <c>POST /api/events</c>.</summary>
/// <param name="Body">The events, one a line.</param>
/// <param name="Lines">The numbers of their lines in the file that they come from; without one, their places from 1 on.</param>
internal sealed record EventBatch(ReadOnlyMemory<byte> Body, IReadOnlyList<int> Lines)
{
    public const int MaxEvents = 1000;
    public const int MaxBytes = 1024 * 1024;

    /// <summary>How many events it has.</summary>
    public int Count => Lines.Count;

    /// <summary>Packs the lines of a file; blank ones are left out.</summary>
    public static IEnumerable<EventBatch> Pack(IEnumerable<byte[]> lines)
    {
        var body = new MemoryStream();
        List<int> numbers = [];
        foreach (var (index, line) in lines.Index().Where(line => !IsBlank(line.Item)))
        {
            if (numbers.Count == MaxEvents || (numbers.Count > 0 && body.Length + line.Length + 1 >= MaxBytes))
            {
                yield return new EventBatch(body.ToArray(), numbers);
                body.SetLength(0);
                numbers = [];
            }

            body.Write(line);
            body.WriteByte((byte)'\n');
            numbers.Add(index + 1);
        }

        if (numbers.Count > 0)
        {
            yield return new EventBatch(body.ToArray(), numbers);
        }
    }

    public static IEnumerable<EventBatch> Pack(IEnumerable<DossierEvent> events) =>
        Pack(events.Select(e => JsonSerializer.SerializeToUtf8Bytes(e, EventsJson.Default.DossierEvent)));

    private static bool IsBlank(byte[] line) => line.AsSpan().Trim(" \t\r"u8).IsEmpty;
}
