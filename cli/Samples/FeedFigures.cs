namespace Dvc.Cli.Samples;

/// <summary>How many dossiers of every kind to make up; <paramref name="DigitisedAtIntake"/> is null where nothing is said of it.</summary>
internal sealed record FeedFigures(
    SampleAgency Agency,
    SampleSpan Period,
    ReceivedCounts Received,
    ResolvedCounts Resolved,
    ServiceFigures Services,
    DigitisedAtIntake? DigitisedAtIntake);
