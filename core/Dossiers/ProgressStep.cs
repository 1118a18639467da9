using NodaTime;

namespace Dvc.Core.Dossiers;

/// <summary>
/// A step of a dossier's handling as progress messages report it (<c>CapNhatTienDoHoSoMC</c>): a status and its time,
/// and nothing else of the dossier.
/// </summary>
/// <param name="At">When the step was taken (ThoiDiemXuLy).</param>
/// <param name="Status">Where the dossier stands since.</param>
public sealed record ProgressStep(Instant At, DossierStatus Status)
{
    /// <summary>The newer of two steps, of two at one time that of the greater status; null only where neither exists.</summary>
    public static ProgressStep? Newer(ProgressStep? one, ProgressStep? other) =>
        one is null ? other
        : other is null ? one
        : (one.At, one.Status).CompareTo((other.At, other.Status)) >= 0 ? one : other;
}
