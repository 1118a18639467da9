namespace Dvc.Storage;

/// <summary>
/// What was read of storage last, believed for a while. All who ask while it is read share one read, and its failure.
/// </summary>
/// <typeparam name="T">What is read.</typeparam>
/// <param name="read">Reads it, given what is remembered.</param>
/// <param name="maxAge">For how long it is believed, from when its read began.</param>
/// <param name="time">The clock of the age.</param>
internal sealed class Remembered<T>(Func<T?, Task<T>> read, TimeSpan maxAge, TimeProvider time)
    where T : class
{
    private readonly Lock gate = new();
    private (T Value, DateTimeOffset ReadSince)? last;
    private Task<T>? reading;
    private int changes;

    /// <summary>What is remembered, read anew where that is too old.</summary>
    /// <param name="cancellationToken">Ends the wait; the read goes on for others.</param>
    public ValueTask<T> CurrentAsync(CancellationToken cancellationToken) => WithinAsync(maxAge, cancellationToken);

    /// <summary>What is remembered, read anew where it is as old as <paramref name="age"/>.</summary>
    /// <param name="age">From when its read began.</param>
    /// <param name="cancellationToken">Ends the wait; the read goes on for others.</param>
    public async ValueTask<T> WithinAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        Task<T> shared;
        lock (gate)
        {
            // A clock that was set back makes nothing younger.
            if (last is { } known && time.GetUtcNow() - known.ReadSince is var passed && passed >= TimeSpan.Zero && passed < age)
            {
                return known.Value;
            }

            shared = reading ??= ReadAsync(last?.Value, time.GetUtcNow(), changes);
        }

        return await shared.WaitAsync(cancellationToken);
    }

    /// <summary>The next one who asks gets it as it is then: this process has changed it.</summary>
    public void Forget()
    {
        lock (gate)
        {
            changes++;
            last = null;
            reading = null;
        }
    }

    private async Task<T> ReadAsync(T? before, DateTimeOffset since, int changesBefore)
    {
        await Task.Yield(); // Not under the lock.
        try
        {
            var value = await read(before);
            lock (gate)
            {
                // One that was under way when this process made a change may lack it.
                if (changes == changesBefore)
                {
                    last = (value, since);
                }
            }

            return value;
        }
        finally
        {
            lock (gate)
            {
                if (changes == changesBefore)
                {
                    reading = null;
                }
            }
        }
    }
}
