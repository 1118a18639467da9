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
        await using var app = Start();
        using var client = new HttpClient { BaseAddress = await app.UrlAsync() };
        await SendAsync("message");
        var answer = client.GetStringAsync("api/answer/me", Cancelled);
        await Eventually.BeTrueAsync(() => File.Exists(folder.In("http.began")) && File.Exists(folder.In("message.began")));

        await app.TerminateAsync();
        await Eventually.BeTrueAsync(() => app.Output.Any(line => line.Contains("Stopping")));
        app.HasExited.ShouldBeFalse();
        folder.Write("go", string.Empty);

        (await answer).ShouldBe("GET me");
        (await app.ExitCodeAsync()).ShouldBe(0);
        File.Exists(folder.In("message.ended")).ShouldBeTrue();
        (await azurite.Queue(queue).GetPropertiesAsync(Cancelled)).Value.ApproximateMessagesCount.ShouldBe(0);
    }

    [Theory]
    [InlineData("obedient")]
    [InlineData("stubborn")]
    public async Task What_does_not_finish_in_time_is_given_up_and_it_ends_with_0_all_the_same(string message)
    {
        await using var app = Start(("ShutdownTimeout", "00:00:01"));
        await app.UrlAsync();
        await SendAsync(message);
        await Eventually.BeTrueAsync(() => File.Exists(folder.In(message + ".began")));

        await app.TerminateAsync();

        (await app.ExitCodeAsync()).ShouldBe(0);
        File.Exists(folder.In(message + ".ended")).ShouldBeFalse();
        (await azurite.Queue(queue).GetPropertiesAsync(Cancelled)).Value.ApproximateMessagesCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_mistake_ends_it_with_one_message_and_no_stack()
    {
        await using var app = new AppProcess(folder, ("Storage", azurite.ConnectionString));

        (await app.ExitCodeAsync()).ShouldNotBe(0);
        app.Output.ShouldContain(line => line.Contains("the setting 'Queue' is missing"));
        app.Output.ShouldNotContain(line => line.Contains("   at "));
    }

    private AppProcess Start(params (string Name, string Value)[] settings) =>
        new(folder, [("Storage", azurite.ConnectionString), ("Queue", queue), .. settings]);

    private async Task SendAsync(string text)
    {
        await azurite.Queue(queue).CreateIfNotExistsAsync(cancellationToken: Cancelled);
        await azurite.Queue(queue).SendMessageAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)), Cancelled);
    }
}
