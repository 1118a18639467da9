namespace Dvc.Functions.Ingest;

/// <summary>The answer to a delivery.</summary>
/// <param name="Accepted">How many events are in the queue.</param>
/// <param name="Rejected">The others, with their reasons.</param>
public sealed record AcceptedEvents(int Accepted, IReadOnlyList<RejectedEvent> Rejected);
