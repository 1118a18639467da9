using Dvc.Core.Ingest;

namespace Dvc.Storage.Ingest;

/// <summary>One event of a message.</summary>
/// <param name="Json">The event as it came.</param>
/// <param name="Reading">What reading it gave.</param>
public sealed record QueuedEvent(BinaryData Json, QueuedReading Reading);
