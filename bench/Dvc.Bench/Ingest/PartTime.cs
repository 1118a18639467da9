namespace Dvc.Bench.Ingest;

/// <summary>What one part alone takes.</summary>
/// <param name="Name">The part.</param>
/// <param name="Unit">What it is done once for.</param>
/// <param name="Nanoseconds">How long it takes for one, in the fastest pass.</param>
internal sealed record PartTime(string Name, string Unit, double Nanoseconds);
