using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;
using Dvc.Testing;
using Dvc.Testing.Dossiers;
using NodaTime;

namespace Dvc.Functions.Tests.Kpi;

/// <summary>Dossiers of a year and of the weeks around it, of two provinces with agencies on three levels, reported up to three times each.</summary>
internal static class RandomYear
{
    private const int Dossiers = 160;
    private const int DaysAround = 45;

    private static readonly string[] Agencies = ["H60", "H60.1", "H60.1", "H60.1.05", "H60.1.06", "H60.10", "H61", "H61.2"];

    private static readonly DossierStatus[] Statuses =
    [
        DossierStatus.Accepted, DossierStatus.Processing, DossierStatus.AwaitingSupplement, DossierStatus.Resolved, DossierStatus.Resolved,
        DossierStatus.Returned, DossierStatus.Withdrawn, DossierStatus.Stopped, DossierStatus.Refused,
    ];

    public static IEnumerable<SentEvent> Events(int year, Random random)
    {
        for (var number = 0; number < Dossiers; number++)
        {
            var receivedOn = new LocalDate(year, 1, 1).PlusDays(random.Next(-DaysAround, 366 + DaysAround));
            var agency = Agency(random);
            var states = random.Next(1, 4);
            for (var state = 0; state < states; state++)
            {
                agency = random.Next(8) == 0 ? Agency(random) : agency;
                yield return SentEvent.Of(Snapshot(random, number, agency, receivedOn, state));
            }
        }
    }

    private static DossierSnapshot Snapshot(Random random, int number, AgencyCode agency, LocalDate receivedOn, int state)
    {
        var status = Statuses[random.Next(Statuses.Length)];
        var finishedOn = receivedOn.PlusDays(random.Next(40));
        return new DossierSnapshot
        {
            DossierId = $"H60.{number % 4}-261102-{number:0000}",
            Agency = agency,
            Procedure = $"1.00000{number % 3}",
            Channel = (Channel)(number % 3),
            ServiceLevel = (ServiceLevel)(number % 2 + 1),
            Status = status,
            ReceivedAt = At(receivedOn),
            DueAt = random.Next(6) == 0 ? null : At(receivedOn.PlusDays(random.Next(30))),
            FinishedAt = status is DossierStatus.Resolved or DossierStatus.Returned || random.Next(2) == 0 ? At(finishedOn) : null,
            Digitised = random.Next(2) == 0,
            FeeDue = random.Next(2) == 0,
            PaidOnline = random.Next(3) == 0,
            UpdatedAt = At(finishedOn).Plus(Duration.FromHours(state)),
        };
    }

    private static AgencyCode Agency(Random random) => AgencyCode.Parse(Agencies[random.Next(Agencies.Length)]);

    private static Instant At(LocalDate day) => Clock.At(day, new LocalTime(9, 0));
}
