using System.Globalization;
using Spectre.Console;

namespace Dvc.Bench.Year;

/// <summary>Prints what became of a year.</summary>
internal static class YearReport
{
    private const int Shown = 20;

    public static void Print(IAnsiConsole console, YearResult result)
    {
        var (reader, comparison) = (result.Reader, result.Comparison);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Events:N0} events posted, recorded and rolled up in {result.Elapsed.TotalSeconds:N0} s: {result.Events / result.Elapsed.TotalSeconds:N0} events/s."));
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Read meanwhile: {reader.Answers:N0} answers, {reader.WithFigures:N0} of them with figures, the slowest in {reader.Slowest.TotalSeconds:N1} s; {reader.Unavailable:N0} times 503."));
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Contradictions: {reader.Contradictions.Count:N0} answers. Compared with the recount: {comparison.Figures:N0} figures, {comparison.Differences.Count:N0} differ."));
        foreach (var (path, broken) in reader.Contradictions.Take(Shown))
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  GET {path}: {broken[0]} ({broken.Count:N0} in all)"));
        }

        foreach (var difference in comparison.Differences.Take(Shown))
        {
            console.WriteLine($"  GET {difference}");
        }
    }
}
