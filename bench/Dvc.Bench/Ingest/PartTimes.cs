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
    private const int Passes = 21;
    private const int WarmUpPasses = 10;
    private const int CallsPerPass = 2000;

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
            var parse = await MedianAsync(call =>
            {
                JsonDocument.Parse(lines[call % lines.Count]).Dispose();
                return ValueTask.CompletedTask;
            });
            var read = await MedianAsync(call =>
            {
                accepted &= EventReader.Read(documents[call % documents.Count].RootElement, now).IsAccepted;
                return ValueTask.CompletedTask;
            });
            var authenticate = await MedianAsync(async _ =>
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

    private static async Task<double> MedianAsync(Func<int, ValueTask> part)
    {
        List<double> passes = [];
        for (var pass = -WarmUpPasses; pass < Passes; pass++)
        {
            var began = Stopwatch.GetTimestamp();
            for (var call = 0; call < CallsPerPass; call++)
            {
                await part(call);
            }

            if (pass >= 0)
            {
                passes.Add(Stopwatch.GetElapsedTime(began).TotalNanoseconds / CallsPerPass);
            }
        }

        return passes.Median();
    }
}
