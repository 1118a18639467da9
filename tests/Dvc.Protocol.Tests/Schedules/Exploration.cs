namespace Dvc.Protocol.Tests.Schedules;

/// <summary>What exploring a scenario came to.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Bounds">The bounds.</param>
/// <param name="Schedules">How many schedules were played.</param>
/// <param name="Faults">How many of them had a fault.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Violation">The schedule that broke a rule, and which; null where none did.</param>
internal sealed record Exploration(string Scenario, Bounds Bounds, int Schedules, int Faults, TimeSpan Elapsed, string? Violation)
{
    public override string ToString() =>
        $"{Scenario}, {Bounds}: {Schedules} schedules, {Faults} with a fault, {Elapsed.TotalSeconds:0.0} s{(Violation is null ? "" : $": {Violation}")}";
}
