using Dvc.Cli.Events;

namespace Dvc.Cli.Samples;

/// <summary>An administrative procedure, with the working days its department has to resolve a dossier.</summary>
internal sealed record Procedure(string Code, string Agency, ServiceLevel Level, int LimitDays, bool HasFee);
