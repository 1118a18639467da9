namespace Dvc.Cli.Samples;

/// <summary>What an article prints. Members of the file that are not here are documented, not replayed.</summary>
internal sealed record PublishedFigures(
    IReadOnlyDictionary<Figure, PublishedFigure> Figures,
    DigitisedAtIntake? DigitisedAtIntake = null);
