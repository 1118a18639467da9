using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
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
        // Asked first, for the host closes the connection on what it will not read.
        using var response = await PostAsync("api/echo/larger", new byte[Largest + 1], chunked, expectContinue: true);

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
        using var client = await ConnectAsync();
        var stream = client.GetStream();
        await stream.WriteAsync("POST /api/echo/cut HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8\r\n\r\nhalf"u8.ToArray(), Cancelled);

        client.Client.Shutdown(SocketShutdown.Send);

        var answer = string.Empty;
        try
        {
            answer = await AnswerAsync(stream);
        }
        catch (IOException)
        {
            // The host has closed the connection, without an answer.
        }

        answer.ShouldNotContain("200 OK");
        host.Folder.Has("cut.began").ShouldBeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_that_sends_far_too_much_at_once_gets_the_functions_answer(bool chunked)
    {
        using var response = await PostAsync("api/limited", new byte[60_000_000], chunked);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync(Cancelled)).ShouldBe("too large");
    }

    private static async Task<string> AnswerAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Cancelled);
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, host.Client.BaseAddress!.Port, Cancelled);
        return client;
    }

    private async Task<HttpResponseMessage> PostAsync(string path, byte[] body, bool chunked, bool expectContinue = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.ExpectContinue = expectContinue;
        return await host.Client.SendAsync(request, Cancelled);
    }
}
