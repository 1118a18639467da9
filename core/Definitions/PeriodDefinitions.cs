using Dvc.Core.Periods;

namespace Dvc.Core.Definitions;

/// <summary>Every kind of period.</summary>
public static class PeriodDefinitions
{
    /// <summary>Every kind, in the order of <see cref="PeriodGrain"/>.</summary>
    public static IReadOnlyList<Definition> All { get; } =
    [
        Of(PeriodGrain.Day, "Ngày", "Day", "2026-11-22", "2026-11-22", DefinitionSource.Calendar),
        Of(PeriodGrain.Week, "Tuần", "Week", "2026-W47: thứ Hai đến Chủ nhật", "2026-W47: Monday to Sunday", DefinitionSource.IsoWeeks),
        Of(PeriodGrain.Month, "Tháng", "Month", "2026-11", "2026-11", DefinitionSource.Calendar),
        Of(PeriodGrain.Quarter, "Quý", "Quarter", "2026-Q4", "2026-Q4", DefinitionSource.Calendar),
        Of(PeriodGrain.Year, "Năm", "Year", "2026", "2026", DefinitionSource.Calendar),
        Of(PeriodGrain.ReportingQuarter, "Quý báo cáo", "Reporting quarter",
            "2026-RQ4: từ ngày 15 của tháng trước quý đến ngày 14 của tháng cuối quý",
            "2026-RQ4: from the 15th of the month before the quarter to the 14th of its last month",
            DefinitionSource.ReportingPeriods),
        Of(PeriodGrain.ReportingYear, "Năm báo cáo", "Reporting year",
            "2026-RY: từ 15 tháng 12 năm trước đến 14 tháng 12",
            "2026-RY: from 15 December of the year before to 14 December",
            DefinitionSource.ReportingPeriods),
        Of(PeriodGrain.ReportingMonth, "Tháng báo cáo", "Reporting month",
            "2026-RM11: từ ngày 15 của tháng trước đến ngày 14",
            "2026-RM11: from the 15th of the month before to the 14th",
            DefinitionSource.ReportingPeriodsByAnalogy) with { IsToBeVerified = true },
        Of(PeriodGrain.ReportingHalfYear, "Sáu tháng báo cáo", "Reporting half-year",
            "2026-RH1: từ 15 tháng 12 năm trước đến 14 tháng 6; 2026-RH2: từ 15 tháng 6 đến 14 tháng 12",
            "2026-RH1: from 15 December of the year before to 14 June; 2026-RH2: from 15 June to 14 December",
            DefinitionSource.ReportingPeriodsByAnalogy) with { IsToBeVerified = true },
        Of(PeriodGrain.ReportingNineMonths, "Chín tháng báo cáo", "Reporting nine months",
            "2026-RN: từ 15 tháng 12 năm trước đến 14 tháng 9",
            "2026-RN: from 15 December of the year before to 14 September",
            DefinitionSource.ReportingPeriodsByAnalogy) with { IsToBeVerified = true },
    ];

    private static Definition Of(PeriodGrain grain, string name, string nameEn, string meaning, string meaningEn, DefinitionSource source) =>
        new(DefinitionKind.Period, WireName<PeriodGrain>.Of(grain), name, nameEn, source) { Meaning = meaning, MeaningEn = meaningEn };
}
