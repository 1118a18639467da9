namespace Dvc.Core.Ingest;

/// <summary>What a CloudEvents 1.0 envelope says of its event, kept so that it can be followed back to its sender.</summary>
/// <param name="Id">The event's id, unique within <paramref name="Source"/>; 1 to 256 characters.</param>
/// <param name="Source">Where the event arose; 1 to 256 characters.</param>
public sealed record EventTrace(string Id, string Source);
