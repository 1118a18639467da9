namespace Dvc.Bench.Ingest;

/// <summary>Which checks stand in an event's way.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Validates">The contract's rules are applied, on acceptance and on recording.</param>
/// <param name="ChecksSource">Each delivery's key is authenticated, and each event's agency permitted, also on recording.</param>
/// <param name="Audits">The audit runs beside it, round after round.</param>
internal sealed record Variant(string Name, bool Validates = false, bool ChecksSource = false, bool Audits = false)
{
    /// <summary>What all others are compared with.</summary>
    public static Variant Baseline { get; } = new("no checks");

    /// <summary>Everything on, as in production; only that the audit runs there once a night.</summary>
    public static Variant Everything { get; } = new("+ audit", Validates: true, ChecksSource: true, Audits: true);

    /// <summary>Each with all that the one before it has.</summary>
    public static IReadOnlyList<Variant> All { get; } =
    [
        Baseline,
        new("+ validation", Validates: true),
        new("+ source check", Validates: true, ChecksSource: true),
        Everything,
    ];
}
