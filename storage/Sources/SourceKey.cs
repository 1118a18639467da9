using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Dvc.Storage.Sources;

/// <summary>A source's key: 256 random bits as base64url (RFC 4648, section 5), 43 characters.</summary>
public static class SourceKey
{
    private const int Bytes = 32;

    /// <summary>A new key.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>
    /// What is stored of a key. A plain hash is enough: salt and slow hashing protect what people choose and others can
    /// guess, and nobody guesses 256 random bits.
    /// </summary>
    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
