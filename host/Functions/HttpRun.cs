namespace Dvc.Host.Functions;

/// <summary>A run that has a request.</summary>
/// <param name="Address">Where the request is to go to.</param>
/// <param name="Outcome">How the run ends.</param>
internal sealed record HttpRun(string Address, Task<RunOutcome> Outcome);
