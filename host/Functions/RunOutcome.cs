namespace Dvc.Host.Functions;

/// <summary>How a run ended.</summary>
internal enum RunOutcome
{
    Succeeded,

    /// <summary>By an exception, or because it was cancelled.</summary>
    Failed,

    /// <summary>With its worker: nobody knows how far it came.</summary>
    Lost,
}
