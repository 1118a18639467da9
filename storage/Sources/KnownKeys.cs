using System.Security.Cryptography;
using NodaTime;

namespace Dvc.Storage.Sources;

/// <summary>Every key that opened at one moment.</summary>
/// <param name="ReadSince">Before the table was read: what changed later may be missing.</param>
/// <param name="Keys">The keys.</param>
internal sealed record KnownKeys(DateTimeOffset ReadSince, IReadOnlyList<KnownKey> Keys)
{
    /// <summary>Whose key has this hash at <paramref name="now"/>; null where it is nobody's.</summary>
    public Source? Find(byte[] hash, DateTimeOffset now) => Find(key => CryptographicOperations.FixedTimeEquals(key.Hash, hash), now);

    /// <summary>Whose key opened this session; null where nobody's did, or it is over at <paramref name="now"/>.</summary>
    public Source? Find(SessionToken session, DateTimeOffset now) =>
        session.EndsAt <= Instant.FromDateTimeOffset(now) ? null : Find(key => session.IsOf(key.Hash) && key.Source.Id == session.SourceId, now);

    // All of them, each in constant time: how long it takes must not tell which key comes close.
    private Source? Find(Func<KnownKey, bool> isIt, DateTimeOffset now)
    {
        Source? found = null;
        foreach (var key in Keys)
        {
            if (isIt(key) && !(now >= key.ValidUntil))
            {
                found = key.Source;
            }
        }

        return found;
    }
}
