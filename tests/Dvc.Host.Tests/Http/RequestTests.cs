using System.Net;
using System.Net.Sockets;
using System.Text;
using Functions.Worker.Tests.Support;

namespace Functions.Worker.Tests.Http;

public sealed class RequestTests : IAsyncLifetime
{
    private TestHost host = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await TestHost.StartAsync(typeof(WebFunctions));

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_action_result_becomes_the_response() =>
        (await host.Client.GetStringAsync("api/open", Cancelled)).ShouldBe("""{"method":"GET"}""");

    [Theory]
    [InlineData("api/read/week/2026-W47?x=1", "Read week 2026-W47 1")]
    [InlineData("api/READ/week", "Read week none ")]
    public async Task Route_values_arrive_by_name(string path, string expected) =>
        (await host.Client.GetStringAsync(path, Cancelled)).ShouldBe(expected);

    [Theory]
    [InlineData("api/open/further")]
    [InlineData("open")]
    [InlineData("api/read")]
    public async Task What_no_function_answers_is_not_found(string path) =>
        (await host.Client.GetAsync(path, Cancelled)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task A_method_that_the_function_does_not_name_is_not_found_as_in_Azure() =>
        (await host.Client.PostAsync("api/open", content: null, Cancelled)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task The_name_is_the_route_where_none_is_given() =>
        (await host.Client.GetAsync("api/fail", Cancelled)).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);

    [Fact]
    public async Task An_exception_is_logged_and_not_told()
    {
        var response = await host.Client.GetAsync("api/fail", Cancelled);

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await response.Content.ReadAsStringAsync(Cancelled)).ShouldNotContain("secret");
        host.Logs.Lines.Count(line => line.Contains("the secret of GET")).ShouldBe(1);
    }

    [Fact]
    public async Task A_client_that_sends_far_too_much_at_once_gets_the_functions_answer()
    {
        using var content = new ByteArrayContent(new byte[60_000_000]);

        var response = await host.Client.PostAsync("api/limited", content, Cancelled);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync(Cancelled)).ShouldBe("too large");
    }

    [Fact]
    public async Task A_client_that_sends_too_much_slowly_and_then_reads_gets_the_functions_answer()
    {
        const int Chunk = 1_000_000;
        const int Chunks = 8; // One a second: longer than Kestrel itself would read on after a response.
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, host.Address.Port, Cancelled);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST /api/limited HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {Chunk * Chunks}\r\n\r\n"),
            Cancelled);
        using var everySecond = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var sent = 0; sent < Chunks; sent++)
        {
            await stream.WriteAsync(new byte[Chunk], Cancelled);
            await everySecond.WaitForNextTickAsync(Cancelled);
        }

        using var reader = new StreamReader(stream);
        (await reader.ReadLineAsync(Cancelled)).ShouldBe("HTTP/1.1 413 Payload Too Large");
        (await reader.ReadToEndAsync(Cancelled)).ShouldContain("too large");
    }

    [Fact]
    public async Task A_client_that_leaves_cancels_the_function()
    {
        using var leaving = new CancellationTokenSource();
        var request = host.Client.GetAsync("api/long", leaving.Token);
        await Eventually.BeTrueAsync(() => host.Probe.Running == 1);

        await leaving.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(request);
        await Eventually.BeTrueAsync(() => host.Probe.Running == 0);
    }
}
