using Spectre.Console;

namespace Dvc.Cli.Demo;

/// <summary>The bars of a replay: each has a clock of its own, which stops where its step ends.</summary>
internal sealed class StepProgress
{
    private readonly ProgressTask posting;
    private readonly ProgressTask recording;
    private readonly ProgressTask rollingUp;

    public StepProgress(ProgressContext progress, int events)
    {
        posting = progress.AddTask($"Posting {events:N0} events", maxValue: events);
        recording = progress.AddTask("Recording", autoStart: false);
        rollingUp = progress.AddTask("Rolling up", autoStart: false);
    }

    /// <summary>Its columns, within 80 characters for up to a million events.</summary>
    public static ProgressColumn[] Columns() =>
        [new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 32 }, new PercentageColumn(), new ElapsedTimeColumn()];

    public void Posted(int events) => posting.Increment(events);

    /// <summary>Shows the messages left out of the most there ever were.</summary>
    public void Recording(int left)
    {
        posting.StopTask();
        Start(recording);
        recording.MaxValue = Math.Max(recording.MaxValue, left);
        recording.Value = recording.MaxValue - left;
    }

    /// <summary>Shows the rows that a run has published out of those it has found; a run tells them once it has lasted for a second.</summary>
    public void RollingUp(RollUpHealth health)
    {
        recording.StopTask();
        Start(rollingUp);
        if (health is { PendingHomes: > 0, Progress: { Rows: > 0 } run })
        {
            rollingUp.Description = $"Rolling up {run.Rows:N0} rows";
            (rollingUp.MaxValue, rollingUp.Value) = (run.Rows, run.Published);
        }
    }

    /// <summary>Nothing is left of anything.</summary>
    public void End()
    {
        rollingUp.Value = rollingUp.MaxValue;
        rollingUp.StopTask();
    }

    private static void Start(ProgressTask task)
    {
        if (!task.IsStarted)
        {
            task.StartTask();
            task.MaxValue = 1;
        }
    }
}
