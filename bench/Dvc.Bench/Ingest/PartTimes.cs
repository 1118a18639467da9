using System.Diagnostics;
using System.Text.Json;
using Dvc.Cli.Events;
using Dvc.Core.Ingest;
using Dvc.Storage.Sources;
using NodaTime;

namespace Dvc.Bench.Ingest;

/// <summary>Measures parts alone, without storage, on one thread.</summary>
internal static class PartTimes
{
    private const int CallsPerPass = 1000;

    // Long enough for the runtime to compile what is called often once more, and better.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Measuring = TimeSpan.FromSeconds(1);

    /// <summary>The parts; the first is the baseline of the others.</summary>
    public static async Task<IReadOnlyList<PartTime>> MeasureAsync(
        EventBatch delivery, SourceKeys keys, string key, CancellationToken cancellationToken)
    {
        var lines = Lines(delivery.Body);
        var documents = lines.ConvertAll(line => JsonDocument.Parse(line));
        var now = SystemClock.Instance.GetCurrentInstant();
        var accepted = true;
        try
        {
            var parse = await FastestAsync(call =>
            {
                JsonDocument.Parse(lines[call % lines.Count]).Dispose();
                return ValueTask.CompletedTask;
            });
            var read = await FastestAsync(call =>
            {
                accepted &= EventReader.Read(documents[call % documents.Count].RootElement, now).IsAccepted;
                return ValueTask.CompletedTask;
            });
            var authenticate = await FastestAsync(async _ =>
                accepted &= await keys.AuthenticateAsync(key, cancellationToken) is not null);
            return !accepted ? throw new InvalidOperationException("What was measured was refused.") :
            [
                new("JsonDocument.Parse", "event", parse),
                new("EventReader.Read", "event", read),
                new("SourceKeys.AuthenticateAsync", "delivery", authenticate),
            ];
        }
        finally
        {
            documents.ForEach(document => document.Dispose());
        }
    }

    private static List<ReadOnlyMemory<byte>> Lines(ReadOnlyMemory<byte> body)
    {
        List<ReadOnlyMemory<byte>> lines = [];
        foreach (var range in body.Span.Split((byte)'\n'))
        {
            if (body[range] is { IsEmpty: false } line)
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    // The fastest pass: whatever else the machine does can only make one slower.
    private static async Task<double> FastestAsync(Func<int, ValueTask> part)
    {
        await PassesAsync(part, WarmUp);
        return (await PassesAsync(part, Measuring)).Min();
    }

    private static async Task<IReadOnlyList<double>> PassesAsync(Func<int, ValueTask> part, TimeSpan length)
    {
        List<double> nanoseconds = [];
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < length)
        {
            var began = Stopwatch.GetTimestamp();
            for (var call = 0; call < CallsPerPass; call++)
            {
                await part(call);
            }

            nanoseconds.Add(Stopwatch.GetElapsedTime(began).TotalNanoseconds / CallsPerPass);
        }

        return nanoseconds;
    }
}
