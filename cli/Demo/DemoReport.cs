using System.Globalization;
using Dvc.Cli.Samples;
using Spectre.Console;

namespace Dvc.Cli.Demo;

/// <summary>Prints a replay's result.</summary>
internal sealed class DemoReport(IAnsiConsole console)
{
    // Narrower ones get the two languages under each other, rather than broken lines.
    private const int WidthOfLabelsInOneLine = 120;

    public void Print(ReplayResult result, Sample sample)
    {
        console.Write(TableOf(result.Comparison, sample));
        foreach (var note in result.Comparison.Notes)
        {
            console.WriteLine($"* {note}.");
        }

        console.WriteLine($"Tự đặt / invented: {sample.Invented.Note}.");
        console.WriteLine();
        console.WriteLine(Describe(result));
    }

    private Table TableOf(Comparison comparison, Sample sample)
    {
        var (agency, period) = (sample.Agency, sample.Period);
        var isNarrow = console.Profile.Width < WidthOfLabelsInOneLine;
        var table = new Table()
            .Title($"{agency.Name} ({agency.Code}), {period.From:uuuu-MM-dd} – {period.To:uuuu-MM-dd}".EscapeMarkup())
            .Caption($"Công bố / published by: {sample.Source}".EscapeMarkup())
            .AddColumn("Chỉ tiêu / Figure")
            .AddColumn(new TableColumn("Đếm được\nCounted").RightAligned())
            .AddColumn(new TableColumn("Công bố\nPublished").RightAligned())
            .AddColumn(new TableColumn("Tỷ lệ\nShare, %").RightAligned())
            .AddColumn(new TableColumn("Công bố\nPublished, %").RightAligned())
            .AddColumn(new TableColumn("").Centered());
        foreach (var column in table.Columns.Where(_ => isNarrow))
        {
            column.Padding(0, 0);
        }

        foreach (var figure in comparison.Figures)
        {
            var indent = figure.IsShare ? "  " : "";
            table.AddRow(
                $"{indent}{figure.Name.Vietnamese}{(isNarrow ? $"\n{indent}" : " / ")}{figure.Name.English}",
                Text(figure.Counted),
                Text(figure.Published.Count),
                Text(figure.Percent),
                PublishedPercent(figure),
                Mark(figure));
        }

        return table;
    }

    private static string PublishedPercent(ComparedFigure figure)
    {
        var bound = figure.Published.PercentAtLeast is { } least ? $"≥ {Text(least)}" : "";
        return Text(figure.Published.Percent) + bound + (figure.PercentsAgree ? "" : " *");
    }

    private static string Mark(ComparedFigure figure) => figure switch
    {
        { Agrees: true } => "[green]✓[/]",
        { CountsAgree: true } => "[red]≠[/]",
        _ => $"[red]{figure.Difference?.ToString("+#,0;-#,0", CultureInfo.InvariantCulture)}[/]",
    };

    private static string Describe(ReplayResult result)
    {
        var requests = result.StorageRequests;
        double events = result.Events;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{events:N0} events posted, recorded and rolled up in {result.Elapsed.TotalSeconds:N1} s: "
            + $"{events / result.Elapsed.TotalSeconds:N0} events/s.\n"
            + $"Storage requests per event: {requests.Queue / events:N4} queue, {requests.TableReads / events:N4} table reads, "
            + $"{requests.TableWrites / events:N4} table writes.");
    }

    private static string Text(IFormattable? figure) => figure switch
    {
        null => "",
        int => figure.ToString("N0", CultureInfo.InvariantCulture),
        _ => figure.ToString(format: null, CultureInfo.InvariantCulture),
    };
}
