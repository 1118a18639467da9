namespace Dvc.Azurite.Tests.Servers;

public sealed class DevelopmentStorageTests : IDisposable
{
    private readonly AzuritePorts ports = AzuritePorts.Free();
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("dvc-azurite-test-");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Apps_that_start_together_share_one_and_the_last_stops_it()
    {
        var apps = await Task.WhenAll(UseAsync(), UseAsync(), UseAsync());
        (await ports.AnswerAsync(Cancelled)).ShouldBeTrue();

        await apps[0].DisposeAsync();
        await apps[2].DisposeAsync();
        (await ports.AnswerAsync(Cancelled)).ShouldBeTrue();

        await apps[1].DisposeAsync();
        (await ports.AnyTakenAsync(Cancelled)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_app_with_another_data_folder_is_told_whose_Azurite_runs()
    {
        await using var first = await UseAsync();
        var other = Path.Combine(data.FullName, "other");

        var refusal = await Should.ThrowAsync<StorageTakenException>(DevelopmentStorage.UseAsync(ports, other, plain: false, Cancelled));

        refusal.Message.ShouldBe(
            $"The data cannot be kept in {other}: the ports {ports.Queue} and {ports.Table} of UseDevelopmentStorage=true belong to process "
            + $"{PortOwner.Of(ports.Table)!.ProcessId}, which keeps its data in {data.FullName}. End it, or use its data with --data {data.FullName}.");
        Directory.Exists(other).ShouldBeFalse();
        await using var second = await UseAsync();
    }

    [Fact]
    public async Task One_in_memory_that_no_app_started_is_not_joined()
    {
        await using var foreign = await AzuriteServer.StartAsync(ports, cancellationToken: Cancelled);

        var refusal = await Should.ThrowAsync<StorageTakenException>(UseAsync());

        refusal.Message.ShouldContain($"process {foreign.ProcessId}, which keeps no data in a folder");
        (await ports.AnswerAsync(Cancelled)).ShouldBeTrue();
    }

    [Fact]
    public async Task One_that_no_app_started_is_left_running()
    {
        await using var foreign = await AzuriteServer.StartAsync(ports, data.FullName, cancellationToken: Cancelled);
        var app = await UseAsync();
        await app.DisposeAsync();
        (await ports.AnswerAsync(Cancelled)).ShouldBeTrue();
    }

    [Fact]
    public async Task An_app_that_leaves_and_comes_back_finds_its_data_folder()
    {
        await using (await UseAsync())
        {
            (await ports.AnswerAsync(Cancelled)).ShouldBeTrue();
        }

        await using (await UseAsync())
        {
            data.EnumerateFiles().ShouldNotBeEmpty();
        }
    }

    public void Dispose()
    {
        data.Delete(recursive: true);
        foreach (var file in Directory.EnumerateFiles(Path.GetTempPath(), $"dvc-azurite-*-{ports.Queue}.*"))
        {
            File.Delete(file);
        }
    }

    private Task<DevelopmentStorage> UseAsync() => DevelopmentStorage.UseAsync(ports, data.FullName, plain: false, Cancelled);
}
