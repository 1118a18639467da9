using NodaTime;

namespace Dvc.Cli.Samples;

/// <summary>The published days, both ends inclusive.</summary>
internal sealed record PublishedSpan(LocalDate From, LocalDate To);
