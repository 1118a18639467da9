using Dvc.Core.Kpi;
using NodaTime;

namespace Dvc.Storage.Kpi;

/// <summary>What is stored of one agency for one span of days.</summary>
/// <param name="Figures">The sums before and within the span.</param>
/// <param name="LastEventAt">The sender's clock of the newest event behind the span's figures; null where there is none.</param>
/// <param name="LastSeenAt">The same of the figures before and within the span.</param>
/// <param name="ChangedAt">When a row behind the figures last changed; null where there is none.</param>
public sealed record SpanSums(Figures Figures, Instant? LastEventAt, Instant? LastSeenAt, Instant? ChangedAt);
