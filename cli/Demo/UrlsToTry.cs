using System.Globalization;
using System.Text.Json;
using Dvc.Cli.Events;
using Dvc.Cli.Samples;
using NodaTime;
using NodaTime.Calendars;
using NodaTime.Text;

namespace Dvc.Cli.Demo;

/// <summary>What to try next, as lines to paste into a shell.</summary>
internal static class UrlsToTry
{
    private const int DaysToResolve = 5;
    private const int DaysToLookAhead = 30;

    public static IEnumerable<string> Lines(Uri app, Sample sample)
    {
        var agency = sample.Agency.Code;
        var (from, to) = (Iso(sample.Period.From), Iso(sample.Period.To));
        var example = JsonSerializer.Serialize(ExampleOf(sample), EventsJson.Default.DossierEvent);
        yield return "A week, a month, a series, any span, a year by field and by procedure, and how the app is:";
        yield return $"  curl '{app}api/kpi/weekly?week={WeekOf(sample.Period.To)}&agency={agency}'";
        yield return $"  curl '{app}api/kpi/periods/month/{to[..7]}?agency={agency}'";
        yield return $"  curl '{app}api/kpi/series/month?agency={agency}&from={from}&to={to}'";
        yield return $"  curl '{app}api/kpi/range?from={from}&to={to}&agency={agency}'";
        yield return $"  curl '{app}api/kpi/periods/year/{to[..4]}/fields?agency={agency}'";
        yield return $"  curl '{app}api/kpi/periods/year/{to[..4]}/procedures?agency={agency}'";
        yield return $"  curl '{app}api/health'";
        yield return "One more dossier (a roll-up runs every hour here; the second line runs it now):";
        yield return $"  curl --retry 10 --retry-all-errors '{app}api/events' -H '{EventSender.KeyHeader}: {AppProcess.SourceKey}' -H 'Content-Type: application/json' -d '{example}'";
        yield return $"  curl '{app}admin/functions/RollUp' -H 'Content-Type: application/json' -d '{{}}'";
        yield return "Ctrl-C ends the demo.";
    }

    /// <summary>A dossier of the period's last working day, new to the app, so that whoever posts it sees the figures move.</summary>
    private static DossierEvent ExampleOf(Sample sample)
    {
        var calendar = new OfficeCalendar(sample.Period.From, sample.Period.To.PlusDays(DaysToLookAhead));
        var day = calendar.DaysThrough(sample.Period.To) - 1;
        var receivedAt = calendar.At((day * OfficeCalendar.SecondsPerDay) + (OfficeCalendar.SecondsPerDay / 4));
        var agency = $"{sample.Agency.Code}.12";
        return new DossierEvent
        {
            DossierId = string.Create(CultureInfo.InvariantCulture, $"{agency}-{receivedAt:yyMMdd}-9001"),
            Agency = agency,
            Procedure = "1.004239",
            Channel = Channel.Online,
            ServiceLevel = ServiceLevel.Full,
            Status = DossierStatus.Accepted,
            ReceivedAt = receivedAt,
            DueAt = calendar.ClosingOf(day + DaysToResolve),
            UpdatedAt = receivedAt,
        };
    }

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static string WeekOf(LocalDate date)
    {
        var rule = WeekYearRules.Iso;
        return string.Create(CultureInfo.InvariantCulture, $"{rule.GetWeekYear(date)}-W{rule.GetWeekOfWeekYear(date):D2}");
    }
}
