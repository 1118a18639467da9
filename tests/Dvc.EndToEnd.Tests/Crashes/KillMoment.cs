namespace Dvc.EndToEnd.Tests.Crashes;

/// <summary>What the app is doing when it is killed.</summary>
public enum KillMoment
{
    Posting,
    Recording,
    RollingUp,
}
