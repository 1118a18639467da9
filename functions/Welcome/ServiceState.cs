namespace Dvc.Functions.Welcome;

/// <summary>How the service stands, as the first page says it.</summary>
internal enum ServiceState
{
    /// <summary>All is well.</summary>
    Healthy,

    /// <summary>It works, and somebody has to look.</summary>
    Degraded,

    /// <summary>Storage does not answer.</summary>
    Unreachable,
}
