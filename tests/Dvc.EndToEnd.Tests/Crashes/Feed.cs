using Dvc.Cli.Events;
using Dvc.Cli.Samples;
using NodaTime;

namespace Dvc.EndToEnd.Tests.Crashes;

/// <summary>A month of a smaller Tuyên Quang: some thousand events, out of order and a tenth of them twice.</summary>
internal static class Feed
{
    public const string From = "2022-07-01";
    public const string To = "2022-07-31";

    private static readonly DateTime LastDay = new(2022, 7, 31);

    public static IReadOnlyList<DossierEvent> Events { get; } = SampleFeed.Generate(Sample.TuyenQuang2022().Feed with
    {
        Period = new SampleSpan(new LocalDate(2022, 7, 1), new LocalDate(2022, 7, 31)),
        Received = new ReceivedCounts(1000, 640, 330, 30),
        Resolved = new ResolvedCounts(800, 480, 312, 8),
    });

    public static int Dossiers => Events.DistinctBy(e => e.DossierId, StringComparer.Ordinal).Count();

    /// <summary>The counts of the country, the province and each department, counted here from the events alone.</summary>
    public static IReadOnlyList<string> Expected { get; } = Count();

    private static List<string> Count()
    {
        var newest = Events.GroupBy(e => e.DossierId, StringComparer.Ordinal).Select(events => events.MaxBy(e => e.UpdatedAt)!).ToArray();
        return
        [
            Line("VN", newest),
            Line("H60", newest),
            .. newest.GroupBy(dossier => dossier.Agency, StringComparer.Ordinal)
                .OrderBy(agency => agency.Key, StringComparer.Ordinal)
                .Select(agency => Line(agency.Key, [.. agency])),
        ];
    }

    private static string Line(string agency, DossierEvent[] dossiers)
    {
        var resolved = dossiers.Where(dossier => dossier.FinishedAt is not null).ToArray();
        var open = dossiers.Except(resolved).ToArray();
        return CountsLine.Format(
            agency,
            [dossiers.Length, .. Enum.GetValues<Channel>().Select(channel => dossiers.Count(dossier => dossier.Channel == channel))],
            [resolved.Length, resolved.Count(dossier => Delay(dossier) < 0), resolved.Count(dossier => Delay(dossier) == 0), resolved.Count(dossier => Delay(dossier) > 0)],
            [open.Length, open.Count(dossier => Due(dossier) >= LastDay), open.Count(dossier => Due(dossier) < LastDay)]);
    }

    // The sender writes the dates of Vietnam.
    private static DateTime Due(DossierEvent dossier) => dossier.DueAt!.Value.Date;

    private static int Delay(DossierEvent dossier) => dossier.FinishedAt!.Value.Date.CompareTo(Due(dossier));
}
