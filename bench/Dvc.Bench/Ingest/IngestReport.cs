using System.Globalization;
using Dvc.Storage.Audit;
using Spectre.Console;

namespace Dvc.Bench.Ingest;

/// <summary>Prints what was measured.</summary>
/// <param name="console">Where to.</param>
internal sealed class IngestReport(IAnsiConsole console)
{
    public void Print(Workload workload, IReadOnlyList<RoundResult> rounds, IReadOnlyList<PartTime> parts)
    {
        console.Write(TableOf(rounds));
        console.Write(TableOf(parts));
        Print($"{workload.Events:N0} events of {workload.Received:N0} received dossiers in every round.");
        foreach (var audited in rounds.Select(round => round.Audited).OfType<AuditFindings>())
        {
            var differences = audited.Differences.Sum(kind => kind.Value);
            Print($"Beside it the audit recounted {audited.Homes:N0} homes, {audited.Agencies:N0} agencies: {differences:N0} differences.");
        }

        foreach (var wrong in rounds.Where(round => !round.IsRight(workload, rounds[0].Counted)))
        {
            Print($"WRONG: '{wrong.Variant.Name}' counted {wrong.Counted.Received:N0} dossiers, or differs from the baseline elsewhere.");
        }
    }

    private void Print(FormattableString line) => console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static Table TableOf(IReadOnlyList<RoundResult> rounds)
    {
        var baseline = rounds.Where(round => round.Variant == Variant.Baseline).ToList();
        var table = new Table().Title("Ingest: events/s by round").AddColumn("Variant");
        foreach (var number in Enumerable.Range(1, baseline.Count))
        {
            table.AddColumn(Right(Number(number)));
        }

        foreach (var header in new[] { "Median", "Ratio", "CPU/event\nown, µs", "CPU/event\nAzurite, µs" })
        {
            table.AddColumn(Right(header));
        }

        foreach (var variant in rounds.GroupBy(round => round.Variant))
        {
            // Each to the baseline of its own round, whatever else the machine did meanwhile.
            var ratios = variant.Zip(baseline, (round, other) => round.EventsPerSecond / other.EventsPerSecond);
            table.AddRow(
            [
                variant.Key.Name,
                .. variant.Select(round => Number(round.EventsPerSecond)),
                Number(variant.Select(round => round.EventsPerSecond).Median()),
                Ratio(ratios.Median()),
                Number(variant.Select(round => round.OwnCpu.TotalMicroseconds / round.Events).Median()),
                Number(variant.Select(round => round.AzuriteCpu.TotalMicroseconds / round.Events).Median()),
            ]);
        }

        return table;
    }

    private static Table TableOf(IReadOnlyList<PartTime> parts)
    {
        var table = new Table()
            .Title("Parts alone")
            .AddColumn("Part")
            .AddColumn("Per")
            .AddColumn(Right("ns"))
            .AddColumn(Right("Ratio"));
        foreach (var part in parts)
        {
            table.AddRow(part.Name, part.Unit, Number(part.Nanoseconds), Ratio(part.Nanoseconds / parts[0].Nanoseconds));
        }

        return table;
    }

    private static TableColumn Right(string header) => new TableColumn(header).RightAligned();

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Ratio(double value) => value.ToString("N2", CultureInfo.InvariantCulture);
}
