using System.Text;
using Dvc.Host.Tests.Support;

namespace Dvc.Host.Tests.Hosting;

public sealed class ProcessTests(AzuriteFixture azurite) : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly string queue = $"q{Guid.NewGuid():N}";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task SIGTERM_lets_requests_and_messages_finish_and_ends_with_0()
    {
        await using var host = Start();
        using var client = await host.ClientAsync();
        await SendAsync("message");
        var answer = client.GetStringAsync("api/answer/request", Cancelled);
        await Eventually.BeTrueAsync(() => folder.Has("request.began") && folder.Has("message.began"));

        await host.TerminateAsync();
        await Eventually.BeTrueAsync(() => host.Output.Any(line => line.Contains("Stopping")));
        host.HasExited.ShouldBeFalse();
        folder.Write("request.go", string.Empty);
        folder.Write("message.go", string.Empty);

        (await answer).ShouldBe("GET request");
        (await host.ExitCodeAsync()).ShouldBe(0);
        folder.Has("message.ended").ShouldBeTrue();
        (await azurite.Queue(queue).GetPropertiesAsync(Cancelled)).Value.ApproximateMessagesCount.ShouldBe(0);
        host.Workers.ShouldHaveSingleItem();
        host.Workers.Any(HostProcess.IsRunning).ShouldBeFalse();
    }

    [Theory]
    [InlineData("obedient")]
    [InlineData("stubborn")]
    public async Task What_does_not_finish_in_time_is_given_up_and_it_ends_with_0_all_the_same(string message)
    {
        await using var host = Start(("ShutdownTimeout", "00:00:01"));
        using var client = await host.ClientAsync();
        var answer = client.GetStringAsync("api/answer/request", Cancelled);
        await SendAsync(message);
        await Eventually.BeTrueAsync(() => folder.Has("request.began") && folder.Has(message + ".began"));

        await host.TerminateAsync();

        (await host.ExitCodeAsync()).ShouldBe(0);
        await Should.ThrowAsync<HttpRequestException>(answer);
        folder.Has("request.cancelled").ShouldBeTrue();
        folder.Has(message + ".ended").ShouldBeFalse();
        (await azurite.Queue(queue).GetPropertiesAsync(Cancelled)).Value.ApproximateMessagesCount.ShouldBe(1);
        host.Workers.Any(HostProcess.IsRunning).ShouldBeFalse();
    }

    [Fact]
    public async Task Settings_of_the_file_reach_the_worker_but_not_the_keys_of_the_host()
    {
        await using var host = Start(("Some__Section", "from the file"), ("MasterKey", "the-master-key"));
        using var client = await host.ClientAsync();

        (await client.GetStringAsync("api/setting/Some:Section", Cancelled)).ShouldBe("GET from the file");
        (await client.GetStringAsync("api/setting/MasterKey", Cancelled)).ShouldBe("GET ");
        (await client.GetStringAsync("api/setting/PATH", Cancelled)).ShouldBe($"GET {Environment.GetEnvironmentVariable("PATH")}");
    }

    [Fact]
    public async Task A_mistake_ends_it_with_one_message_and_no_stack()
    {
        await using var host = new HostProcess(folder, ("Storage", azurite.ConnectionString));

        (await host.ExitCodeAsync()).ShouldNotBe(0);
        host.Output.ShouldContain(line => line.Contains("the setting 'Queue' is missing"));
        host.Output.ShouldNotContain(line => line.Contains("   at "));
    }

    [Fact]
    public async Task A_worker_that_throws_before_it_begins_ends_the_host_with_what_it_said()
    {
        // The app itself asks for a folder that is not set.
        folder.Write("local.settings.json", """{ "Values": { "Storage": "nothing" } }""");
        await using var host = new HostProcess(folder, HostProcess.AppFolder("Dvc.Host.TestApp"), folder.In("local.settings.json"));

        (await host.ExitCodeAsync()).ShouldNotBe(0);
        host.Text.ShouldContain("Set TraceFolder");
        host.Text.ShouldContain("the worker ended before it was ready");
        host.Output.ShouldNotContain(line => line.Contains("at Dvc.Host.Workers") || line.Contains("at Dvc.Host.Hosting"));
    }

    [Fact]
    public async Task A_worker_that_is_not_there_ends_the_host_with_its_name()
    {
        var app = Directory.CreateDirectory(folder.In("app")).FullName;
        File.Copy(Path.Combine(HostProcess.AppFolder("Dvc.Host.TestApp"), "worker.config.json"), Path.Combine(app, "worker.config.json"));
        await using var host = new HostProcess(folder, app, HostProcess.WriteSettings(folder, []));

        (await host.ExitCodeAsync()).ShouldNotBe(0);
        host.Text.ShouldContain("Dvc.Host.TestApp.dll");
        host.Output.ShouldNotContain(line => line.Contains("   at "));
    }

    [Fact]
    public async Task A_folder_without_an_app_ends_the_host_with_what_to_do()
    {
        await using var host = new HostProcess(folder, folder.Path, HostProcess.WriteSettings(folder, []));

        (await host.ExitCodeAsync()).ShouldNotBe(0);
        host.Text.ShouldContain("dotnet publish");
        host.Output.ShouldNotContain(line => line.Contains("   at "));
    }

    private HostProcess Start(params (string Name, string Value)[] settings) =>
        new(folder, [("Storage", azurite.ConnectionString), ("Queue", queue), .. settings]);

    private async Task SendAsync(string text)
    {
        await azurite.Queue(queue).CreateIfNotExistsAsync(cancellationToken: Cancelled);
        await azurite.Queue(queue).SendMessageAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)), Cancelled);
    }
}
