using Dvc.Core.Agencies;
using Dvc.Core.Catalog;
using Dvc.Core.Dossiers;
using Dvc.Core.Postings;
using NodaTime;

namespace Dvc.Testing.Catalog;

/// <summary>
/// A small catalogue for the days and procedures of stories and histories: Thursday 5 November 2026 is a holiday, Friday 6
/// is off, and Saturday 7 worked instead.
/// </summary>
public static class TestCatalog
{
    private static readonly LocalDate Ever = new(2000, 1, 1);

    public static CatalogSnapshot Snapshot { get; } = new(
        "test",
        Agencies: [],
        Procedures:
        [
            Procedure("H60", Ever, counterDays: 3, onlineDays: 1),
            Procedure("H60.1", Ever, counterDays: 2, onlineDays: null),
            Procedure("H60.1", new LocalDate(2026, 11, 4), counterDays: 1, onlineDays: null),
            Procedure("H60.1.05", Ever, counterDays: 0.5m, onlineDays: 0),
            Procedure("H60.12", new LocalDate(2026, 11, 6), counterDays: 300, onlineDays: null),
            Procedure("VN", Ever, counterDays: 2, onlineDays: null),
        ],
        CalendarDays:
        [
            new CalendarDay(new LocalDate(2026, 11, 5), CalendarDayKind.Holiday, "Ngày lễ", "test"),
            new CalendarDay(new LocalDate(2026, 11, 6), CalendarDayKind.SwappedOff, "Nghỉ hoán đổi", "test"),
            new CalendarDay(new LocalDate(2026, 11, 7), CalendarDayKind.SwappedWork, "Làm bù", "test"),
        ],
        Targets: []);

    /// <summary>What <paramref name="dossier"/> posts by this catalogue.</summary>
    public static PostingSet Postings(this Dossier dossier) => dossier.Postings(Snapshot);

    private static CataloguedProcedure Procedure(string agency, LocalDate from, decimal counterDays, decimal? onlineDays) => new(
        "1.004239",
        AgencyCode.Parse(agency),
        from,
        "Thủ tục",
        "Lĩnh vực",
        ServiceLevel.Full,
        counterDays,
        onlineDays,
        CounterFee: null,
        OnlineFee: null,
        Groups: [],
        Document: null);
}
