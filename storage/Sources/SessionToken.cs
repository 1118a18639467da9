using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Dvc.Storage.Sources;

/// <summary>
/// A session of a source: its id, when the session ends, and a code of both under the hash of the key that opened it. So it
/// needs no table, every process can check it, and it ends with its key.
/// </summary>
/// <param name="SourceId">The source.</param>
/// <param name="EndsAt">When it ends, to the second.</param>
/// <param name="Code">HMAC-SHA-256 of both.</param>
internal sealed record SessionToken(string SourceId, Instant EndsAt, byte[] Code)
{
    /// <summary>The text of a new session.</summary>
    public static string Create(string sourceId, Instant endsAt, byte[] keyHash)
    {
        var claim = Claim(sourceId, endsAt);
        return $"{claim}.{Base64Url.EncodeToString(HMACSHA256.HashData(keyHash, Encoding.UTF8.GetBytes(claim)))}";
    }

    /// <summary>Reads a session; null where the text is none.</summary>
    public static SessionToken? Parse(string text) =>
        text.Length <= 200
        && text.Split('.') is [var id, var seconds, var code]
        && long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var endsAt) && endsAt <= Instant.MaxValue.ToUnixTimeSeconds()
        && Base64Url.IsValid(code)
            ? new SessionToken(id, Instant.FromUnixTimeSeconds(endsAt), Base64Url.DecodeFromChars(code))
            : null;

    /// <summary>Whether the key of this hash opened the session.</summary>
    public bool IsOf(byte[] keyHash) =>
        CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(keyHash, Encoding.UTF8.GetBytes(Claim(SourceId, EndsAt))), Code);

    private static string Claim(string sourceId, Instant endsAt) => string.Create(CultureInfo.InvariantCulture, $"{sourceId}.{endsAt.ToUnixTimeSeconds()}");
}
