using Dvc.Core;
using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;
using NodaTime;

namespace Dvc.Bench.Kpi;

/// <summary>
/// Agencies and their dossiers over three years up to Monday, 23 November 2026: a province of 150 agencies that receives
/// something every day, and others that receive something now and then.
/// </summary>
internal static class Country
{
    /// <summary>The agencies of the province that is measured: 20 departments and 130 communes.</summary>
    public const int ProvinceAgencies = 150;

    private const int Provinces = 34;
    private const int Departments = 20;
    private const int DailyDays = 60;

    /// <summary>Today.</summary>
    public static readonly LocalDate Today = new(2026, 11, 23);

    /// <summary>The province that is measured.</summary>
    public static readonly AgencyCode Province = AgencyCode.Parse("H01");

    private static readonly LocalDate[] NowAndThen =
    [
        new(2024, 7, 1), new(2025, 11, 17), new(2026, 3, 2), new(2026, 8, 3), new(2026, 11, 9), new(2026, 11, 16), new(2026, 11, 18), new(2026, 11, 20),
    ];

    // One a month of three years, and then one a day.
    private static readonly LocalDate[] Daily =
    [
        .. Enumerable.Range(2, 34).Select(months => Today.PlusMonths(-months).With(DateAdjusters.DayOfMonth(2))).Order(),
        .. Enumerable.Range(0, DailyDays).Select(days => Today.PlusDays(days - DailyDays)),
    ];

    /// <summary>All dossiers, those of an agency together.</summary>
    public static IEnumerable<DossierSnapshot> Dossiers(int agencies) => Enumerable.Range(0, agencies).SelectMany(OfAgency);

    private static IEnumerable<DossierSnapshot> OfAgency(int number) => number < ProvinceAgencies
        ? Dossiers(Code(Province.Value, number), Daily)
        : Dossiers(Code($"H{2 + (number % (Provinces - 1)):00}", number / (Provinces - 1)), NowAndThen);

    // Departments have two figures, communes four.
    private static string Code(string province, int number) =>
        FormattableString.Invariant($"{province}.{(number < Departments ? 10 + number : 3000 + number)}");

    // Every third is still open, and of the others every fifth late.
    private static IEnumerable<DossierSnapshot> Dossiers(string agency, LocalDate[] days) => days.Select((day, number) =>
    {
        var isOpen = number % 3 == 2;
        return new DossierSnapshot
        {
            DossierId = FormattableString.Invariant($"{agency}-{day:yyMMdd}-{number:0000}"),
            Agency = AgencyCode.Parse(agency),
            Procedure = "1.004239",
            Channel = number % 2 == 0 ? Channel.Online : Channel.InPerson,
            Status = isOpen ? DossierStatus.Accepted : DossierStatus.Resolved,
            ReceivedAt = At(day),
            DueAt = At(day.PlusDays(number % 5 == 0 ? 0 : 5)),
            FinishedAt = isOpen ? null : At(day.PlusDays(1)),
            UpdatedAt = At(day.PlusDays(1)),
        };
    });

    private static Instant At(LocalDate day) => day.StartInVietnam() + Duration.FromHours(9);
}
