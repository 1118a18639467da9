namespace Dvc.Core.Catalog;

/// <summary>Where an agency stands. Agencies compete with those of their own level.</summary>
public enum AgencyLevel
{
    /// <summary>A province or centrally run city (tỉnh, thành phố).</summary>
    Province,

    /// <summary>A department of a province (sở, ban, ngành).</summary>
    Department,

    /// <summary>A commune or ward (xã, phường, đặc khu).</summary>
    Commune,

    /// <summary>A branch: an office below a department, or of a ministry in the province (chi nhánh, chi cục).</summary>
    Branch,
}
