using Dvc.Core;
using Dvc.Core.Agencies;
using Dvc.Core.Catalog;
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

    // The week that is measured, the one before, that of a year before, and something to begin with.
    private static readonly LocalDate[] NowAndThen = [new(2024, 7, 1), new(2025, 11, 17), new(2026, 11, 9), new(2026, 11, 16)];

    // One a month of three years, and then one a day.
    private static readonly LocalDate[] Daily =
    [
        .. Enumerable.Range(2, 34).Select(months => Today.PlusMonths(-months).With(DateAdjusters.DayOfMonth(2))).Order(),
        .. Enumerable.Range(0, DailyDays).Select(days => Today.PlusDays(days - DailyDays)),
    ];

    /// <summary>All dossiers, those of an agency together.</summary>
    public static IEnumerable<DossierSnapshot> Dossiers(int agencies)
    {
        var random = new Random(2026);
        return Enumerable.Range(0, agencies).SelectMany(number => Dossiers(Code(number), number < ProvinceAgencies ? Daily : NowAndThen, random));
    }

    /// <summary>The catalogue's list of them.</summary>
    public static IEnumerable<CheckedEntry> Agencies(int agencies) => Enumerable.Range(0, agencies).Select(number =>
        CatalogLists.Agencies.Check(new EntryFields(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["code"] = Code(number),
            ["name"] = FormattableString.Invariant($"{(IsDepartment(number) ? "Sở" : "Ủy ban nhân dân xã")} {number}"),
            ["level"] = IsDepartment(number) ? "department" : "commune",
        })));

    // Departments have two figures, communes four.
    private static string Code(int number) => FormattableString.Invariant(
        $"{(number < ProvinceAgencies ? Province.Value : $"H{2 + (number % (Provinces - 1)):00}")}.{(IsDepartment(number) ? 10 : 3000) + Place(number)}");

    private static bool IsDepartment(int number) => Place(number) < Departments;

    // Among those of its province.
    private static int Place(int number) => number < ProvinceAgencies ? number : (number - ProvinceAgencies) / (Provinces - 1);

    // Of each day one to four, of which a third are still open and a fifth are late.
    private static IEnumerable<DossierSnapshot> Dossiers(string agency, LocalDate[] days, Random random) =>
        days.SelectMany(day => Enumerable.Range(1, random.Next(1, 5)).Select(number => Dossier(agency, day, number, random)));

    private static DossierSnapshot Dossier(string agency, LocalDate day, int number, Random random)
    {
        var isOpen = random.Next(3) == 0;
        return new DossierSnapshot
        {
            DossierId = FormattableString.Invariant($"{agency}-{day:yyMMdd}-{number:0000}"),
            Agency = AgencyCode.Parse(agency),
            Procedure = "1.004239",
            Channel = random.Next(2) == 0 ? Channel.Online : Channel.InPerson,
            Status = isOpen ? DossierStatus.Accepted : DossierStatus.Resolved,
            ReceivedAt = At(day),
            DueAt = At(day.PlusDays(random.Next(5) == 0 ? 0 : 5)),
            FinishedAt = isOpen ? null : At(day.PlusDays(1)),
            UpdatedAt = At(day.PlusDays(1)),
        };
    }

    private static Instant At(LocalDate day) => day.StartInVietnam() + Duration.FromHours(9);
}
