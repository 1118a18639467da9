using Dvc.Storage.Bulletins;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.Bulletins;

/// <summary>Publishes the weeks that are over, for the whole tree and for ever.</summary>
/// <param name="publisher">Does it.</param>
/// <param name="answers">Gives what is published.</param>
public sealed class PublishBulletin(BulletinPublisher publisher, BulletinAnswers answers)
{
    /// <summary>
    /// Runs by the schedule of the setting <c>BulletinSchedule</c>, NCRONTAB in UTC. Where everything is published it
    /// changes nothing, so that every hour makes up for one that failed.
    /// </summary>
    [Function(nameof(PublishBulletin))]
    public Task RunAsync([TimerTrigger("%BulletinSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        publisher.PublishAsync(answers.OfAsync, cancellationToken);
}
