namespace Dvc.Functions.Sources;

/// <summary>Every source.</summary>
/// <param name="Sources">The sources, by id.</param>
public sealed record SourcesAnswer(IReadOnlyList<SourceAnswer> Sources);
