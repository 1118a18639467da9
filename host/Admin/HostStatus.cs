namespace Dvc.Host.Admin;

/// <summary>How the host is.</summary>
/// <param name="State">As the published host calls it.</param>
internal sealed record HostStatus(string State);
