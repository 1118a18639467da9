using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dvc.Host.Tests.Support;

namespace Dvc.Host.Tests.Http;

[Collection<HostsCollection>]
public sealed class BodyTests(RunningHost host)
{
    private const int Largest = 104_857_600;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(3_000_000, false)]
    [InlineData(Largest, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(3_000_000, true)]
    public async Task A_body_arrives_whole(int length, bool chunked)
    {
        var body = RandomNumberGenerator.GetBytes(length);

        using var response = await PostAsync("api/echo/whole", body, chunked);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var seen = await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        seen.GetProperty("length").GetInt64().ShouldBe(length);
        seen.GetProperty("hash").GetString().ShouldBe(Convert.ToHexString(SHA256.HashData(body)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_larger_one_is_refused_by_the_host(bool chunked)
    {
        using var response = await PostAsync("api/echo/larger", new byte[Largest + 1], chunked);

        await response.ShouldBeBareAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_body_whose_length_is_known_is_there_before_the_function_runs()
    {
        using var client = await ConnectAsync();
        var stream = client.GetStream();
        await stream.WriteAsync("POST /api/echo/slow HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 8\r\n\r\nhalf"u8.ToArray(), Cancelled);

        // Whatever came with the first half has been dealt with long before these are answered.
        for (var request = 0; request < 10; request++)
        {
            await host.Client.GetStringAsync("api/echo/meanwhile", Cancelled);
        }

        host.Folder.Has("slow.began").ShouldBeFalse();
        await stream.WriteAsync("half"u8.ToArray(), Cancelled);
        (await AnswerAsync(stream)).ShouldContain("\"length\":8");
        host.Folder.Has("slow.began").ShouldBeTrue();
    }

    [Fact]
    public async Task A_body_that_is_cut_off_does_not_pass_for_a_whole_one()
    {
        using (var client = await ConnectAsync())
        {
            await client.GetStream().WriteAsync("POST /api/echo/cut HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8\r\n\r\nhalf"u8.ToArray(), Cancelled);
            client.Client.Shutdown(SocketShutdown.Send);
            (await AnswerAsync(client.GetStream())).ShouldNotContain("200 OK");
        }

        host.Folder.Has("cut.began").ShouldBeFalse();
    }

    [Fact]
    public async Task A_client_that_sends_far_too_much_at_once_gets_the_functions_answer()
    {
        using var response = await PostAsync("api/limited", new byte[60_000_000], chunked: false);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync(Cancelled)).ShouldBe("too large");
    }

    [Fact]
    public async Task A_client_that_sends_too_much_slowly_and_then_reads_gets_the_functions_answer()
    {
        var answers = await Task.WhenAll(
            SendSlowlyAsync("Content-Length: 8000000", string.Empty),
            SendSlowlyAsync("Transfer-Encoding: chunked", "F4240\r\n"));

        answers.ShouldAllBe(answer => answer.StartsWith("HTTP/1.1 413 ", StringComparison.Ordinal) && answer.Contains("too large"));
    }

    private static async Task<string> AnswerAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Cancelled);
    }

    /// <summary>Sends eight million bytes in eight seconds, and only then reads.</summary>
    /// <param name="header">Says where the body ends.</param>
    /// <param name="prefix">Of a chunk.</param>
    private async Task<string> SendSlowlyAsync(string header, string prefix)
    {
        const int Chunk = 1_000_000;
        const int Chunks = 8; // One a second: longer than Kestrel itself would read on after a response.
        using var client = await ConnectAsync();
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"POST /api/limited HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{header}\r\n\r\n"), Cancelled);
        using var everySecond = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var sent = 0; sent < Chunks; sent++)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(prefix), Cancelled);
            await stream.WriteAsync(new byte[Chunk], Cancelled);
            await stream.WriteAsync(prefix.Length > 0 ? "\r\n"u8.ToArray() : [], Cancelled);
            await everySecond.WaitForNextTickAsync(Cancelled);
        }

        await stream.WriteAsync(prefix.Length > 0 ? "0\r\n\r\n"u8.ToArray() : [], Cancelled);
        return await AnswerAsync(stream);
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, host.Client.BaseAddress!.Port, Cancelled);
        return client;
    }

    private async Task<HttpResponseMessage> PostAsync(string path, byte[] body, bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Headers.TransferEncodingChunked = chunked;
        return await host.Client.SendAsync(request, Cancelled);
    }
}
