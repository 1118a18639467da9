using System.Net;
using System.Net.Sockets;

namespace Dvc.Azurite;

/// <summary>The ports of 127.0.0.1 that an Azurite listens on.</summary>
/// <param name="Blob">Blobs are not used, but Azurite always serves them; 0 lets the system choose.</param>
/// <param name="Queue">The queue service.</param>
/// <param name="Table">The table service.</param>
public sealed record AzuritePorts(int Blob, int Queue, int Table)
{
    // Below the range that systems hand out to outgoing connections, so that a port stays free while Azurite restarts.
    private const int FirstFree = 20_000;
    private const int LastFree = 30_000;

    /// <summary>What the connection string <c>UseDevelopmentStorage=true</c> means.</summary>
    public static AzuritePorts Development { get; } = new(10_000, 10_001, 10_002);

    /// <summary>Ports that nothing listens on at this moment.</summary>
    public static AzuritePorts Free()
    {
        var queue = FreePort();
        int table;
        do
        {
            table = FreePort();
        }
        while (table == queue);

        return new AzuritePorts(0, queue, table);
    }

    /// <summary>Whether the queue and the table service both accept connections.</summary>
    internal async Task<bool> AnswerAsync(CancellationToken cancellationToken) =>
        await IsListeningAsync(Queue, cancellationToken) && await IsListeningAsync(Table, cancellationToken);

    /// <summary>Whether anything accepts connections on one of the ports.</summary>
    internal async Task<bool> AnyTakenAsync(CancellationToken cancellationToken) =>
        await IsListeningAsync(Queue, cancellationToken)
        || await IsListeningAsync(Table, cancellationToken)
        || (Blob != 0 && await IsListeningAsync(Blob, cancellationToken));

    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(FirstFree, LastFree);
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // The next one.
            }
        }
    }

    private static async Task<bool> IsListeningAsync(int port, CancellationToken cancellationToken)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return true;
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return false;
        }
    }
}
