using Azure.Data.Tables;

namespace Dvc.Storage.Sources;

/// <summary>
/// Tells whose key was sent. The table of sources is kept in memory: a source changed by this process is so at once, by
/// another one within <see cref="MaxAge"/>. Without an answer of storage nobody is known any longer than that.
/// </summary>
/// <param name="tables">The tables.</param>
/// <param name="time">The clock.</param>
public sealed class SourceKeys(StorageTables tables, TimeProvider time)
{
    /// <summary>For how long the table is believed: a key that was revoked elsewhere may open so much longer.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(30);

    /// <summary>How often the table is read at most, whoever tries whatever keys.</summary>
    public static readonly TimeSpan ReadInterval = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private KnownKeys? known;
    private Task<KnownKeys>? reading;
    private DateTimeOffset readingSince;

    /// <summary>The source that has this key; null where the key is unknown, revoked or past its grace.</summary>
    /// <param name="key">The key as it was sent.</param>
    /// <param name="cancellationToken">Ends the wait for storage.</param>
    /// <exception cref="Azure.RequestFailedException">What is known is too old, and storage does not answer.</exception>
    public async Task<Source?> AuthenticateAsync(string key, CancellationToken cancellationToken = default)
    {
        var hash = SourceKey.Hash(key);
        return await FindAsync(known => known.Find(hash, time.GetUtcNow()), cancellationToken);
    }

    /// <summary>The source that has this session; null where it is over, or its key opens no more.</summary>
    /// <param name="session">The session as it was sent.</param>
    /// <param name="cancellationToken">Ends the wait for storage.</param>
    /// <exception cref="Azure.RequestFailedException">What is known is too old, and storage does not answer.</exception>
    public async Task<Source?> AuthenticateSessionAsync(string session, CancellationToken cancellationToken = default) =>
        SessionToken.Parse(session) is { } token
            ? await FindAsync(known => known.Find(token, time.GetUtcNow()), cancellationToken)
            : null;

    /// <summary>Reads the table again before the next key, because this process has changed it.</summary>
    internal void Forget()
    {
        lock (gate)
        {
            known = null;
            reading = null;
        }
    }

    // A key that is not known may be new.
    private async Task<Source?> FindAsync(Func<KnownKeys, Source?> find, CancellationToken cancellationToken) =>
        find(await KnownAsync(MaxAge, cancellationToken)) ?? find(await KnownAsync(ReadInterval, cancellationToken));

    private async Task<KnownKeys> KnownAsync(TimeSpan maxAge, CancellationToken cancellationToken) =>
        KnownWithin(maxAge) ?? await ReadAsync().WaitAsync(cancellationToken);

    private KnownKeys? KnownWithin(TimeSpan maxAge)
    {
        lock (gate)
        {
            return known is not null && IsWithin(maxAge, known.ReadSince) ? known : null;
        }
    }

    // All who come within the interval share one read, be it under way, done or failed.
    private Task<KnownKeys> ReadAsync()
    {
        lock (gate)
        {
            if (reading is null || !IsWithin(ReadInterval, readingSince))
            {
                readingSince = time.GetUtcNow();
                reading = ReadAsync(readingSince);
                _ = KeepAsync(reading);
            }

            return reading;
        }
    }

    private async Task<KnownKeys> ReadAsync(DateTimeOffset since)
    {
        await Task.Yield(); // Not under the lock.
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {SourceRow.Partition}");
        var rows = await tables.Sources.ReadAsync(filter, CancellationToken.None);
        return new KnownKeys(since, [.. rows.SelectMany(SourceRow.ReadKeys)]);
    }

    private async Task KeepAsync(Task<KnownKeys> read)
    {
        await ((Task)read).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // Those who wait for it get its failure.
        lock (gate)
        {
            // Only the newest: one that was under way when the table was changed may lack the change.
            if (read == reading && read.IsCompletedSuccessfully)
            {
                known = read.Result;
            }
        }
    }

    // A clock that was set back makes nothing younger.
    private bool IsWithin(TimeSpan age, DateTimeOffset since) => time.GetUtcNow() - since is var passed && passed >= TimeSpan.Zero && passed <= age;
}
