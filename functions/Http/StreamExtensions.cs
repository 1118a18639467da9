using System.Buffers;

namespace Dvc.Functions.Http;

/// <summary>Reading what others send.</summary>
internal static class StreamExtensions
{
    /// <summary>The whole of the stream, without a byte order mark; null where it has more than <paramref name="maxBytes"/>.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAtMostAsync(this Stream stream, int maxBytes, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(Math.Min(maxBytes, 64 * 1024));
        while (buffer.WrittenCount <= maxBytes)
        {
            var read = await stream.ReadAsync(buffer.GetMemory(16 * 1024), cancellationToken);
            if (read == 0)
            {
                return WithoutByteOrderMark(buffer.WrittenMemory);
            }

            buffer.Advance(read);
        }

        return null;
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> content) =>
        content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content;
}
