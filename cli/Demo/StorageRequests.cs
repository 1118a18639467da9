namespace Dvc.Cli.Demo;

/// <summary>How many requests the app has sent to its storage since it started.</summary>
internal sealed record StorageRequests(long Queue, long TableReads, long TableWrites)
{
    public static StorageRequests operator -(StorageRequests later, StorageRequests earlier) => new(
        later.Queue - earlier.Queue, later.TableReads - earlier.TableReads, later.TableWrites - earlier.TableWrites);
}
