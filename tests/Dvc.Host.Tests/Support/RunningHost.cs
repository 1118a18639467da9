namespace Dvc.Host.Tests.Support;

/// <summary>One host with the test app, without keys, for all tests that leave it as it is.</summary>
/// <param name="azurite">The storage of its queues.</param>
public class RunningHost(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly TestFolder folder = new();
    private HostProcess? process;

    public HttpClient Client { get; private set; } = null!;

    public string Queue { get; } = $"q{Guid.NewGuid():N}";

    internal HostProcess Process => process!;

    internal TestFolder Folder => folder;

    public async ValueTask InitializeAsync()
    {
        process = Start(azurite.ConnectionString);
        Client = await process.ClientAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Client?.Dispose();
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        folder.Dispose();
    }

    private protected virtual HostProcess Start(string storage) => new(folder, ("Storage", storage), ("Queue", Queue));
}
