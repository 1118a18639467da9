namespace Dvc.Core.Periods;

/// <summary>The kinds of period.</summary>
public enum PeriodGrain
{
    /// <summary>A day, <c>2026-11-22</c>.</summary>
    Day,

    /// <summary>A week of ISO 8601, Monday to Sunday, <c>2026-W47</c>.</summary>
    Week,

    /// <summary>A calendar month, <c>2026-11</c>.</summary>
    Month,

    /// <summary>A calendar quarter, <c>2026-Q4</c>.</summary>
    Quarter,

    /// <summary>A calendar year, <c>2026</c>.</summary>
    Year,

    /// <summary>
    /// The official reporting quarter, <c>2026-RQ4</c>: from the 15th of the month before the quarter to the 14th of
    /// its last month (Decree 09/2019/NĐ-CP, article 12).
    /// </summary>
    ReportingQuarter,

    /// <summary>The official reporting year, <c>2026-RY</c>: from 15 December of the year before to 14 December (Decree 09/2019/NĐ-CP, article 12).</summary>
    ReportingYear,

    /// <summary>
    /// The official reporting month, <c>2026-RM11</c>: from the 15th of the month before to the 14th. Its dates, and those of
    /// the half-year and of nine months, are to be verified against Decree 09/2019/NĐ-CP, article 12.
    /// </summary>
    ReportingMonth,

    /// <summary>The official reporting half-year, <c>2026-RH1</c>: from 15 December of the year before to 14 June, <c>2026-RH2</c> to 14 December; to be verified.</summary>
    ReportingHalfYear,

    /// <summary>The official nine months, <c>2026-RN</c>: from 15 December of the year before to 14 September; to be verified.</summary>
    ReportingNineMonths,
}
