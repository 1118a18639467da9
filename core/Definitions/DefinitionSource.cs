namespace Dvc.Core.Definitions;

/// <summary>Where a definition comes from.</summary>
/// <param name="Basis">What it rests on.</param>
/// <param name="Document">The document in Vietnamese; null where it rests on none.</param>
/// <param name="DocumentEn">The same in English.</param>
public sealed record DefinitionSource(DefinitionBasis Basis, string? Document, string? DocumentEn)
{
    /// <summary>This project's own decision.</summary>
    public static DefinitionSource Own { get; } = new(DefinitionBasis.Own, Document: null, DocumentEn: null);

    /// <summary>Decree 224/2026/NĐ-CP, article 14: fully and partly online services.</summary>
    public static DefinitionSource OnlineLevels { get; } = new(
        DefinitionBasis.Law, "Nghị định 224/2026/NĐ-CP, Điều 14", "Decree 224/2026/NĐ-CP, article 14");

    /// <summary>Civil Code, articles 147 and 148: a term begins after its first day and never ends on a rest day.</summary>
    public static DefinitionSource Terms { get; } = new(
        DefinitionBasis.Law, "Bộ luật Dân sự 91/2015/QH13, Điều 147 và Điều 148", "Civil Code 91/2015/QH13, articles 147 and 148");

    /// <summary>The columns of the periodic report on dossiers.</summary>
    public static DefinitionSource Report { get; } = new(
        DefinitionBasis.Practice, "Biểu II.06a/VPCP/KSTT, theo hệ thống một cửa đang dùng", "Form II.06a/VPCP/KSTT, as one-stop-shop systems fill it");

    /// <summary>The codes of the national synchronisation message.</summary>
    public static DefinitionSource Message { get; } = new(
        DefinitionBasis.Practice, "Thông điệp đồng bộ hồ sơ DongBoHoSoMC", "The national synchronisation message DongBoHoSoMC");

    /// <summary>The published description of how the national index is computed; the decision's own annex was not read.</summary>
    public static DefinitionSource NationalIndex { get; } = new(
        DefinitionBasis.Practice,
        "Mô tả cách tính bộ chỉ số theo Quyết định 766/QĐ-TTg (chưa đối chiếu phụ lục)",
        "The description of the index of Decision 766/QĐ-TTg (its annex was not compared)");

    /// <summary>The checks that one-stop-shop systems make.</summary>
    public static DefinitionSource Checks { get; } = new(
        DefinitionBasis.Practice, "Phép kiểm tra dữ liệu của hệ thống một cửa đang dùng", "The checks of one-stop-shop systems in use");

    /// <summary>Decree 09/2019/NĐ-CP, article 12, as circulars repeat it.</summary>
    public static DefinitionSource ReportingPeriods { get; } = new(
        DefinitionBasis.Practice,
        "Nghị định 09/2019/NĐ-CP, Điều 12, theo các thông tư dẫn lại",
        "Decree 09/2019/NĐ-CP, article 12, as circulars that cite it repeat it");

    /// <summary>Made in the manner of the reporting quarter, and not known from any document.</summary>
    public static DefinitionSource ReportingPeriodsByAnalogy { get; } = new(
        DefinitionBasis.Own,
        "Suy từ cách tính quý báo cáo; cần đối chiếu Nghị định 09/2019/NĐ-CP, Điều 12",
        "Inferred from the reporting quarter; to be verified against Decree 09/2019/NĐ-CP, article 12");

    /// <summary>The calendar in general use.</summary>
    public static DefinitionSource Calendar { get; } = new(DefinitionBasis.Practice, "Dương lịch", "The Gregorian calendar");

    /// <summary>Weeks by ISO 8601.</summary>
    public static DefinitionSource IsoWeeks { get; } = new(DefinitionBasis.Practice, "ISO 8601", "ISO 8601");
}
