namespace Dvc.Storage.Ingest;

/// <summary>One event on its way into the queue.</summary>
/// <param name="DossierId">Its dossier, by which events are sorted; any text where it names none.</param>
/// <param name="Json">The event in the queue's form (<see cref="Core.Ingest.QueuedJson"/>).</param>
public sealed record QueueItem(string DossierId, ReadOnlyMemory<byte> Json);
