namespace Dvc.Cli.Demo;

/// <summary>Waits until the app has recorded and rolled up what it was sent.</summary>
internal sealed class Settlement(AppClient app, TimeProvider time)
{
    private static readonly TimeSpan PollingInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan GiveUpRecordingAfter = TimeSpan.FromMinutes(10);

    // All homes stay marked until everything is published. A roll-up has four minutes and goes on in the next one: two of
    // them were not enough for 243,383 dossiers at Azurite.
    private static readonly TimeSpan GiveUpRollingUpAfter = TimeSpan.FromHours(1);

    /// <summary>Waits for the queue to run empty, reporting the messages left.</summary>
    public Task UntilRecordedAsync(Action<int> left, CancellationToken cancellationToken) =>
        UntilNothingIsLeftAsync(
            "Recording", GiveUpRecordingAfter, health => health.Queue.Depth, health => left(health.Queue.Depth), (_, _) => Task.CompletedTask, cancellationToken);

    /// <summary>Rolls up until no home is marked, reporting how far it is.</summary>
    public async Task UntilRolledUpAsync(Action<RollUpHealth> report, CancellationToken cancellationToken)
    {
        await app.StartRollUpAsync(cancellationToken);
        var asked = time.GetTimestamp();
        await UntilNothingIsLeftAsync(
            "Rolling up", GiveUpRollingUpAfter, health => health.RollUp.PendingHomes, health => report(health.RollUp), AskAgainAsync, cancellationToken);

        // A run stops after a few minutes, or may have met one that was under way; asking twice does no harm.
        async Task AskAgainAsync(long unchangedSince, CancellationToken token)
        {
            if (time.GetElapsedTime(Math.Max(asked, unchangedSince)) > AskAgainAfter)
            {
                await app.StartRollUpAsync(token);
                asked = time.GetTimestamp();
            }
        }
    }

    private async Task UntilNothingIsLeftAsync(
        string step,
        TimeSpan giveUpAfter,
        Func<HealthReport, int> count,
        Action<HealthReport> report,
        Func<long, CancellationToken, Task> whileWaiting,
        CancellationToken cancellationToken)
    {
        var last = -1;
        var unchangedSince = time.GetTimestamp();
        while (true)
        {
            // Without an answer, as many are left as before.
            var left = last;
            if (await HealthWithoutFailuresAsync(cancellationToken) is { } health)
            {
                left = count(health);
                report(health);
            }

            if (left == 0)
            {
                return;
            }

            if (left != last)
            {
                (last, unchangedSince) = (left, time.GetTimestamp());
            }
            else if (time.GetElapsedTime(unchangedSince) > giveUpAfter)
            {
                throw new CommandFailedException($"{step} made no progress for {giveUpAfter.TotalMinutes} minutes, with {left:N0} left.");
            }

            await whileWaiting(unchangedSince, cancellationToken);
            await Task.Delay(PollingInterval, time, cancellationToken);
        }
    }

    private async Task<HealthReport?> HealthWithoutFailuresAsync(CancellationToken cancellationToken)
    {
        var health = await app.TryGetHealthAsync(cancellationToken);
        return health is null or { DeadLetters: 0, Queue.PoisonDepth: 0 }
            ? health
            : throw new CommandFailedException(
                $"Recording failed: {health.Queue.PoisonDepth} poisoned messages, {health.DeadLetters} dead letters "
                + "(GET /api/deadletters).");
    }
}
