namespace Dvc.Cli.Samples;

/// <summary>What an article may print and the app counts, in the order of the demo's table.</summary>
internal enum Figure
{
    Received,
    InPerson,
    Online,
    Post,
    Resolved,
    Early,
    OnTime,
    Late,

    /// <summary>Finished no later than due: the "on time" of most articles.</summary>
    EarlyOrOnTime,
}
