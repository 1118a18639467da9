using System.Net.Sockets;
using System.Text;

namespace Dvc.EndToEnd.Tests.Support;

/// <summary>A connection on which a request goes out as slowly, and as broken, as a test likes.</summary>
internal sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly NetworkStream stream;

    private RawConnection(Socket socket) => stream = new NetworkStream(socket, ownsSocket: true);

    /// <summary>Connects, and sends the head of a delivery and as much of the body as given.</summary>
    public static Task<RawConnection> PostEventsAsync(Uri app, string framing, string beginning, string path = "api/events") => OpenAsync(
        app,
        $"POST /{path} HTTP/1.1\r\nHost: {app.Authority}\r\nContent-Type: application/json\r\n"
        + $"{SourceKeys.Header}: {SourceKeys.Development}\r\n{framing}\r\n\r\n{beginning}");

    /// <summary>Connects, and sends a text, one byte a character.</summary>
    public static async Task<RawConnection> OpenAsync(Uri app, string text)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(app.Host, app.Port);
        var connection = new RawConnection(socket);
        await connection.stream.WriteAsync(Encoding.Latin1.GetBytes(text));
        return connection;
    }

    /// <summary>Whether there is something to read.</summary>
    public bool IsAnswered => stream.DataAvailable;

    /// <summary>Says that nothing more will be sent.</summary>
    public void EndSending() => stream.Socket.Shutdown(SocketShutdown.Send);

    /// <summary>What is answered, up to the end of the JSON object in it or of the connection.</summary>
    public async Task<string> ReadAnswerAsync()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Deadline);
        var answer = new StringBuilder();
        var buffer = new byte[4096];
        while (!answer.ToString().Contains('}'))
        {
            var read = await ReadAsync(buffer, deadline.Token);
            if (read == 0)
            {
                break;
            }

            answer.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        return answer.ToString();
    }

    public void Dispose() => stream.Dispose();

    // The server ends the connection of a body that broke off by a FIN or, where it had not read everything yet, by a reset.
    private async Task<int> ReadAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(buffer, cancellationToken);
        }
        catch (IOException ended) when (ended.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return 0;
        }
    }
}
