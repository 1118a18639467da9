using System.Globalization;
using Dvc.Cli.Samples;
using Spectre.Console;

namespace Dvc.Cli.Demo;

/// <summary>Prints a replay's result.</summary>
internal sealed class DemoReport(IAnsiConsole console)
{
    public void Print(ReplayResult result, PublishedFigures figures)
    {
        console.Write(TableOf(result.Comparison, figures));
        if (result.Comparison.Figures.Any(figure => !figure.PercentsAgree))
        {
            console.WriteLine($"* {result.Comparison.Note}.");
        }

        console.WriteLine();
        console.WriteLine(Describe(result));
    }

    private static Table TableOf(Comparison comparison, PublishedFigures figures)
    {
        var (agency, period) = (figures.Agency, figures.Period);
        var table = new Table()
            .Title($"{agency.Name} ({agency.Code}), {period.From:uuuu-MM-dd} – {period.To:uuuu-MM-dd}".EscapeMarkup())
            .Caption($"Công bố / published by: {figures.Source}".EscapeMarkup())
            .AddColumn("Chỉ tiêu / Figure")
            .AddColumn(new TableColumn("Đếm được\nCounted").RightAligned())
            .AddColumn(new TableColumn("Công bố\nPublished").RightAligned())
            .AddColumn(new TableColumn("Tỷ lệ\nShare, %").RightAligned())
            .AddColumn(new TableColumn("Công bố\nPublished, %").RightAligned())
            .AddColumn(new TableColumn("").Centered());
        foreach (var figure in comparison.Figures)
        {
            table.AddRow(
                $"{(figure.IsShare ? "  " : "")}{figure.Vietnamese} / {figure.English}",
                Text(figure.Counted),
                Text(figure.Published),
                Text(figure.Percent),
                Text(figure.PublishedPercent) + (figure.PercentsAgree ? "" : " *"),
                Mark(figure.Difference));
        }

        return table;
    }

    private static string Mark(int difference) => difference == 0
        ? "[green]✓[/]"
        : $"[red]{difference.ToString("+#,0;-#,0", CultureInfo.InvariantCulture)}[/]";

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
