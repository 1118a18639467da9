using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;
using Dvc.Testing;
using Dvc.Testing.Dossiers;
using NodaTime;

namespace Dvc.Storage.Tests.Kpi;

/// <summary>Dossiers of three years, each reported once.</summary>
internal static class ThreeYears
{
    private const int Days = 800;
    private static readonly LocalDate FirstDay = new(2024, 11, 20);

    public static IReadOnlyList<string> Agencies { get; } = ["H60.1", "H60.1.05", "H60.10", "H60.12", "H61", "G09"];

    /// <summary>A today that everything lies before.</summary>
    public static LocalDate FarAway { get; } = new(2100, 1, 1);

    /// <summary>Recorded and rolled up, with the events.</summary>
    public static async Task<(TestStorage Storage, IReadOnlyList<SentEvent> Events)> RecordedAsync(Random random)
    {
        var events = Enumerable.Range(0, 80).Select(number => Snapshot(random, number)).ToList();
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(events);
        await storage.ShouldSettleAsync();
        return (storage, [.. events.Select(SentEvent.Of)]);
    }

    private static DossierSnapshot Snapshot(Random random, int number)
    {
        var receivedOn = FirstDay.PlusDays(random.Next(Days));
        var finishedAt = At(receivedOn.PlusDays(random.Next(60)));
        DossierStatus[] statuses = [DossierStatus.Accepted, DossierStatus.Resolved, DossierStatus.Returned, DossierStatus.Withdrawn];
        return new DossierSnapshot
        {
            DossierId = $"H60.{number % 3}-261102-{number:0000}",
            Agency = AgencyCode.Parse(Agencies[random.Next(Agencies.Count)]),
            Procedure = $"1.00000{number % 2}",
            Channel = (Channel)random.Next(3),
            ServiceLevel = ServiceLevel.Full,
            Status = statuses[random.Next(statuses.Length)],
            ReceivedAt = At(receivedOn),
            DueAt = At(receivedOn.PlusDays(random.Next(40))),
            FinishedAt = finishedAt,
            FeeDue = true,
            UpdatedAt = finishedAt,
        };
    }

    private static Instant At(LocalDate day) => Clock.At(day, new LocalTime(9, 0));

    /// <summary>Some span, a few days or more than a year.</summary>
    public static DateInterval Span(Random random)
    {
        var start = FirstDay.PlusDays(random.Next(-30, Days));
        return new DateInterval(start, start.PlusDays(random.Next(3) == 0 ? random.Next(7) : random.Next(500)));
    }
}
