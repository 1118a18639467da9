using Dvc.Storage.Bulletins;
using Dvc.Storage.RollUp;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.Bulletins;

/// <summary>Publishes the weeks that are over, for the whole tree and for ever.</summary>
/// <param name="publisher">Does it.</param>
/// <param name="answers">Gives what is published.</param>
/// <param name="figures">Tells readers that answers have changed: a published week's say so.</param>
public sealed class PublishBulletin(BulletinPublisher publisher, BulletinAnswers answers, FiguresJournal figures)
{
    /// <summary>
    /// Runs by the schedule of the setting <c>BulletinSchedule</c>, NCRONTAB in UTC. Where everything is published it
    /// changes nothing, so that every hour makes up for one that failed.
    /// </summary>
    [Function(nameof(PublishBulletin))]
    public async Task RunAsync([TimerTrigger("%BulletinSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        try
        {
            await publisher.PublishAsync(answers.OfAsync, cancellationToken);
        }
        finally
        {
            // Also where nothing is published: the one who did may have died before this.
            await figures.ChangeAsync(CancellationToken.None);
        }
    }
}
