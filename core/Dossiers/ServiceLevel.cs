namespace Dvc.Core.Dossiers;

/// <summary>The level of an online service at receipt (Decree 224/2026/NĐ-CP, article 14).</summary>
public enum ServiceLevel
{
    /// <summary>Information only (cung cấp thông tin).</summary>
    Information,

    /// <summary>A part of the process is online (một phần).</summary>
    Partial,

    /// <summary>The whole process is online (toàn trình).</summary>
    Full,
}
