using Dvc.Core.Agencies;
using NodaTime;

namespace Dvc.Storage.Ingest;

/// <summary>What all events of a message share.</summary>
/// <param name="Source">Who sent them; empty where nobody says.</param>
/// <param name="Within">The agency whose subtree the source may write to; null where whoever put the message into the queue may do anything.</param>
/// <param name="ArrivedAt">When they arrived; null where the message does not say, and the queue's own time stands for it.</param>
public sealed record Delivery(string Source, AgencyCode? Within, Instant? ArrivedAt);
