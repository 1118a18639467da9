namespace Dvc.Cli.Demo;

/// <summary>What came of a replay.</summary>
/// <param name="KpiJson">The span's figures, byte for byte as the app answered.</param>
/// <param name="Comparison">Those figures beside the published ones.</param>
/// <param name="Events">How many events were posted, repetitions included.</param>
/// <param name="Elapsed">From the first post until everything was rolled up.</param>
/// <param name="StorageRequests">What the app asked of its storage meanwhile.</param>
internal sealed record ReplayResult(
    byte[] KpiJson, Comparison Comparison, int Events, TimeSpan Elapsed, StorageRequests StorageRequests);
