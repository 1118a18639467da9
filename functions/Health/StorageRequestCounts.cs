namespace Dvc.Functions.Health;

/// <summary>Requests to storage since this process started, retries included; a transaction is one.</summary>
/// <param name="Queue">To queues.</param>
/// <param name="TableReads">Reading tables.</param>
/// <param name="TableWrites">Writing tables.</param>
public sealed record StorageRequestCounts(long Queue, long TableReads, long TableWrites);
