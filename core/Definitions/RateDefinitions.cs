using Dvc.Core.Kpi;

namespace Dvc.Core.Definitions;

/// <summary>Every rate. Each has no value where its denominator is 0.</summary>
public static class RateDefinitions
{
    /// <summary>Every rate, in the order of <see cref="KpiRate"/>.</summary>
    public static IReadOnlyList<Definition> All { get; } =
    [
        Of(KpiRate.Online, "Tỷ lệ hồ sơ trực tuyến", "Online rate", "receivedOnline / received", DefinitionSource.NationalIndex) with
        {
            Meaning = "Bộ chỉ số quốc gia còn xét kết quả điện tử và tỷ lệ đồng bộ; ở đây thì không.",
            MeaningEn = "The national index asks for an electronic result too, and weighs by what is synchronised; this does not.",
        },
        Of(KpiRate.FullOnline, "Tỷ lệ hồ sơ trực tuyến toàn trình", "Fully online rate", "receivedFull / received", DefinitionSource.Own),
        Of(KpiRate.OnTime, "Tỷ lệ giải quyết trước và đúng hạn", "On-time rate", "(early + onTime) / resolved", DefinitionSource.Report) with
        {
            Meaning = "Chỉ trên hồ sơ đã giải quyết.",
            MeaningEn = "Of resolved dossiers only.",
        },
        Of(KpiRate.Early, "Tỷ lệ giải quyết trước hạn", "Early rate", "early / resolved", DefinitionSource.Report),
        Of(KpiRate.Late, "Tỷ lệ giải quyết quá hạn", "Late rate", "late / resolved", DefinitionSource.Report),
        Of(KpiRate.Progress, "Tiến độ giải quyết", "Progress rate", "(early + onTime + withinDue) / (resolved + open)", DefinitionSource.NationalIndex) with
        {
            Meaning = "Tính cả hồ sơ đang giải quyết; khác với tỷ lệ trước và đúng hạn.",
            MeaningEn = "Open dossiers count too; another number than the on-time rate.",
        },
        Of(KpiRate.Digitised, "Tỷ lệ số hóa khi tiếp nhận trực tiếp", "Digitised rate", "digitised / receivedInPerson", DefinitionSource.Own),
        Of(KpiRate.PaidOnline, "Tỷ lệ thanh toán trực tuyến", "Rate paid online", "paidOnline / feeDue", DefinitionSource.NationalIndex),
        Of(KpiRate.Handling, "Thời gian giải quyết bình quân", "Average handling time", "handlingDays / resolved", DefinitionSource.Own) with { Unit = DefinitionUnit.Days },
        Of(KpiRate.HandlingWorking, "Thời gian giải quyết bình quân theo ngày làm việc", "Average handling time in working days", "handlingWorkingDays / resolved", DefinitionSource.Own) with
        {
            Unit = DefinitionUnit.WorkingDays,
            Meaning = "Không tính ngày tiếp nhận.",
            MeaningEn = "The day of receipt is not counted.",
        },
    ];

    private static Definition Of(KpiRate rate, string name, string nameEn, string formula, DefinitionSource source)
    {
        var key = WireName<KpiRate>.Of(rate);
        return new(DefinitionKind.Rate, key, name, nameEn, source) { Formula = formula, Unit = DefinitionUnit.Share, Path = $"rates.{key}" };
    }
}
