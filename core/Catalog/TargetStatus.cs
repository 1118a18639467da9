namespace Dvc.Core.Catalog;

/// <summary>How a rate stands to its target.</summary>
public enum TargetStatus
{
    /// <summary>The target is reached (đạt).</summary>
    Met,

    /// <summary>The target is not reached (không đạt).</summary>
    NotMet,

    /// <summary>The rate has no value (không áp dụng).</summary>
    NotApplicable,
}
