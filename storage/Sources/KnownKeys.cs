using System.Security.Cryptography;

namespace Dvc.Storage.Sources;

/// <summary>Every key that opened at one moment.</summary>
/// <param name="ReadSince">Before the table was read: what changed later may be missing.</param>
/// <param name="Keys">The keys.</param>
internal sealed record KnownKeys(DateTimeOffset ReadSince, IReadOnlyList<KnownKey> Keys)
{
    /// <summary>Whose key has this hash at <paramref name="now"/>; null where it is nobody's.</summary>
    public Source? Find(ReadOnlySpan<byte> hash, DateTimeOffset now)
    {
        Source? found = null;
        foreach (var key in Keys)
        {
            // All of them, each in constant time: how long it takes must not tell which key comes close.
            if (CryptographicOperations.FixedTimeEquals(key.Hash, hash) && !(now >= key.ValidUntil))
            {
                found = key.Source;
            }
        }

        return found;
    }
}
