using Dvc.Cli.Events;

namespace Dvc.Cli.Samples;

/// <summary>
/// The order in which events arrive: as they happened, but a twentieth of them later than others that happened after
/// them, and a tenth of them a second time.
/// </summary>
internal static class SendingOrder
{
    private const int NearestPlace = 100;
    private const int FarthestPlace = 4000;

    public static IReadOnlyList<DossierEvent> Of(IEnumerable<DossierEvent> events, Random random)
    {
        var sendings = new List<(int Place, DossierEvent Event)>();
        foreach (var (i, happened) in events.OrderBy(e => e.UpdatedAt).Index())
        {
            var place = random.Next(20) == 0 ? Later(i) : i;
            sendings.Add((place, happened));
            if (random.Next(10) == 0)
            {
                sendings.Add((Later(place), happened));
            }
        }

        return [.. sendings.OrderBy(sending => sending.Place).Select(sending => sending.Event)];

        int Later(int place) => place + random.Next(NearestPlace, FarthestPlace);
    }
}
