using Dvc.Cli.Events;
using Dvc.Cli.Samples;
using NodaTime;

namespace Dvc.Bench.Year;

/// <summary>
/// A province's year, made up by the samples' generator: events in the order of time from 17 departments at once, of which two
/// have offices below them; dossiers that close up to four weeks after they were received; a twentieth of the events late, and
/// a tenth sent twice.
/// </summary>
/// <param name="Services">What the province offers.</param>
/// <param name="Events">The events in the order of sending.</param>
internal sealed record YearFeed(IReadOnlyList<OfferedService> Services, IReadOnlyList<DossierEvent> Events)
{
    // What the generator makes of a dossier, repeats included.
    private const double EventsPerDossier = 2.83;

    // The generator's last three departments become offices of others.
    private static readonly Dictionary<string, string> Offices = new(StringComparer.Ordinal)
    {
        ["H60.18"] = "H60.05.01", ["H60.19"] = "H60.05.02", ["H60.20"] = "H60.11.01",
    };

    /// <summary>The province.</summary>
    public static string Province => "H60";

    /// <summary>The year that is counted.</summary>
    public static SampleSpan Year { get; } = new(new LocalDate(2022, 1, 1), new LocalDate(2022, 12, 31));

    /// <summary>Makes up about so many events, the same on every call.</summary>
    public static YearFeed Generate(int events)
    {
        var dossiers = (int)(events / EventsPerDossier);
        var (online, post, open, late, onTime) = (dossiers * 34 / 100, dossiers * 3 / 100, 12 + (dossiers * 2 / 100), dossiers * 2 / 100, dossiers * 35 / 100);
        var figures = Sample.TuyenQuang2022().Feed with
        {
            Period = Year,
            Received = new ReceivedCounts(dossiers, dossiers - online - post, online, post),
            Resolved = new ResolvedCounts(dossiers - open, dossiers - open - late - onTime, onTime, late),
        };
        return new YearFeed(SampleFeed.Services(figures), [.. SampleFeed.Generate(figures).Select(Move)]);
    }

    private static DossierEvent Move(DossierEvent told) => Offices.TryGetValue(told.Agency, out var office)
        ? told with { Agency = office, DossierId = office + told.DossierId[told.Agency.Length..] }
        : told;
}
