namespace Dvc.Core.Ingest;

/// <summary>Where an event came from, as its CloudEvents envelope says: kept so that a dossier can be traced to it.</summary>
/// <param name="Id">The event's <c>id</c>.</param>
/// <param name="Source">The event's <c>source</c>.</param>
public sealed record EventTrace(string Id, string Source);
