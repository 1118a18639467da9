using NodaTime;

namespace Dvc.Cli.Samples;

/// <summary>The days that are counted, both ends inclusive.</summary>
internal sealed record SampleSpan(LocalDate From, LocalDate To);
