using NodaTime;

namespace Dvc.Cli.Samples;

/// <summary>From when on the papers of which share of the dossiers filed in person were digitised.</summary>
internal sealed record DigitisedAtIntake(double PercentOfInPerson, LocalDate From);
