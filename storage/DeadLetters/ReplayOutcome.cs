namespace Dvc.Storage.DeadLetters;

/// <summary>What became of a dead letter that was to be replayed.</summary>
public enum ReplayOutcome
{
    /// <summary>It is in the queue again.</summary>
    Queued,

    /// <summary>There is no such letter.</summary>
    Unknown,

    /// <summary>It is larger than a queue message may be.</summary>
    TooLarge,
}
