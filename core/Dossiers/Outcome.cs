namespace Dvc.Core.Dossiers;

/// <summary>How a resolved dossier stands to its appointment, by date and not by hour.</summary>
public enum Outcome
{
    /// <summary>Finished on a date before the due date (trước hạn).</summary>
    Early,

    /// <summary>Finished on the due date, or no due date was given (đúng hạn).</summary>
    OnTime,

    /// <summary>Finished on a date after the due date (quá hạn).</summary>
    Late,
}
