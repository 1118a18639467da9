using NodaTime;

namespace Dvc.Storage.Sources;

/// <summary>Sessions: what the senders of the national message log in for. One opens as its key does, for an hour.</summary>
public static class SourceSession
{
    /// <summary>For how long a session opens; senders log in again for every message.</summary>
    public static readonly Duration Length = Duration.FromHours(1);

    /// <summary>A new session of a source.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="key">The key that opened it, which also ends it: revoked with it, and past its grace.</param>
    /// <param name="now">The present.</param>
    public static string Create(string sourceId, string key, Instant now) => SessionToken.Create(sourceId, now + Length, SourceKey.Hash(key));

    /// <summary>Whether a session is this source's, was opened by the key of this hash, and is not over.</summary>
    public static bool IsValid(string session, string sourceId, byte[] keyHash, Instant now) =>
        SessionToken.Parse(session) is { } token && token.SourceId == sourceId && token.EndsAt > now && token.IsOf(keyHash);
}
