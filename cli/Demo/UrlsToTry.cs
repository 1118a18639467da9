using System.Text.Json;
using Dvc.Cli.Events;

namespace Dvc.Cli.Demo;

/// <summary>What to try next, as lines to paste into a shell.</summary>
internal static class UrlsToTry
{
    // New to the app, so that whoever posts it sees the figures move.
    private static readonly DossierEvent Example = new()
    {
        DossierId = "H60.12-220729-9001",
        Agency = "H60.12",
        Procedure = "1.004239",
        Channel = Channel.Online,
        ServiceLevel = ServiceLevel.Full,
        Status = DossierStatus.Accepted,
        ReceivedAt = new DateTimeOffset(2022, 7, 29, 9, 30, 0, TimeSpan.FromHours(7)),
        DueAt = new DateTimeOffset(2022, 8, 5, 17, 0, 0, TimeSpan.FromHours(7)),
        UpdatedAt = new DateTimeOffset(2022, 7, 29, 9, 30, 0, TimeSpan.FromHours(7)),
    };

    public static IEnumerable<string> Lines(Uri app)
    {
        var example = JsonSerializer.Serialize(Example, EventsJson.Default.DossierEvent);
        yield return "A week, a month, a series, any span, and how the app is:";
        yield return $"  curl '{app}api/kpi/weekly?week=2022-W26&agency=H60'";
        yield return $"  curl '{app}api/kpi/periods/month/2022-07?agency=H60'";
        yield return $"  curl '{app}api/kpi/series/month?agency=H60&from=2022-01-01&to=2022-07-31'";
        yield return $"  curl '{app}api/kpi/range?from=2022-01-01&to=2022-07-31&agency=H60'";
        yield return $"  curl '{app}api/health'";
        yield return "One more dossier (a roll-up runs every five minutes; the second line runs it now):";
        yield return $"  curl '{app}api/events' -H '{EventSender.KeyHeader}: {AppProcess.SourceKey}' -H 'Content-Type: application/json' -d '{example}'";
        yield return $"  curl '{app}admin/functions/RollUp' -H 'Content-Type: application/json' -d '{{}}'";
        yield return "Ctrl-C ends the demo.";
    }
}
