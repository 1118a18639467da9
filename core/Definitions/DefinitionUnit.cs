namespace Dvc.Core.Definitions;

/// <summary>What a number counts or measures.</summary>
public enum DefinitionUnit
{
    /// <summary>Dossiers (hồ sơ).</summary>
    Dossiers,

    /// <summary>Days, rest days included (ngày).</summary>
    Days,

    /// <summary>Working days (ngày làm việc).</summary>
    WorkingDays,

    /// <summary>A share from 0 to 1 (tỷ lệ).</summary>
    Share,

    /// <summary>Percentage points (điểm phần trăm).</summary>
    PercentagePoints,

    /// <summary>A place in an order, 1 the best (thứ hạng).</summary>
    Place,
}
