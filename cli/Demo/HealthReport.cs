namespace Dvc.Cli.Demo;

/// <summary>What the demo reads of <c>GET /api/health</c>.</summary>
internal sealed record HealthReport(
    QueueHealth Queue, RollUpHealth RollUp, int DeadLetters, StorageRequests StorageRequests);
