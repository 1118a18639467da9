namespace Dvc.Functions.Kpi;

/// <summary>What falls due after today.</summary>
/// <param name="WorkingDays">Within so many working days.</param>
/// <param name="Until">The last of them.</param>
/// <param name="Count">How many open dossiers that are not paused fall due after today and up to then.</param>
public sealed record DueNextPart(int WorkingDays, string Until, long Count);
