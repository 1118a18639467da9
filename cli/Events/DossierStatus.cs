namespace Dvc.Cli.Events;

/// <summary>The national statuses that the samples go through.</summary>
internal enum DossierStatus
{
    Registered,
    Accepted,
    Processing,
    Resolved,
    Returned,
}
