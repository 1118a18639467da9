namespace Dvc.Core.Dossiers;

/// <summary>How a reported date was moved so that lateness no longer shows.</summary>
public enum MovedDateKind
{
    /// <summary>The due date was moved later after it had passed.</summary>
    DueMoved,

    /// <summary>The finish date was moved back after it had been reported.</summary>
    FinishMovedBack,
}
