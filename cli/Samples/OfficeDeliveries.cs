using Dvc.Cli.Events;

namespace Dvc.Cli.Samples;

/// <summary>
/// The sendings of a province as its offices make them: each office sends its own dossiers, some days of them at a time.
/// </summary>
internal static class OfficeDeliveries
{
    // Enough for an office to fill messages of its own. The more, the fewer repeats come in another delivery than the first.
    private const int EventsBetweenDeliveries = 20_000;

    /// <summary>The same events, those of an office together and in the order they had.</summary>
    public static IEnumerable<DossierEvent> Of(IEnumerable<DossierEvent> sendings) =>
        sendings.Chunk(EventsBetweenDeliveries).SelectMany(some => some.OrderBy(sending => sending.Agency, StringComparer.Ordinal));
}
