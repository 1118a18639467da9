using Dvc.Cli.Demo;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Dvc.Cli.Tests;

public sealed class StepProgressTests : IDisposable
{
    private readonly StringWriter output = new();
    private readonly SeenTasks seen = new();

    public void Dispose() => output.Dispose();

    [Fact]
    public void A_step_that_is_over_has_a_clock_that_stands()
    {
        Show(steps =>
        {
            steps.Posted(10);
            steps.Recording(3);
            seen.Named("Posting").StopTime.ShouldNotBeNull();
            seen.Named("Recording").StopTime.ShouldBeNull();

            steps.Recording(0);
            steps.RollingUp(new RollUpHealth(20, LastFinishedAt: null, Progress: null));
            seen.Named("Recording").StopTime.ShouldNotBeNull();

            steps.End();
            seen.Named("Rolling up").StopTime.ShouldNotBeNull();
        });
    }

    [Fact]
    public void The_roll_up_is_shown_in_rows()
    {
        Show(steps =>
        {
            steps.RollingUp(new RollUpHealth(20, LastFinishedAt: null, Progress: null));
            seen.Named("Rolling up").Percentage.ShouldBe(0);

            steps.RollingUp(new RollUpHealth(20, LastFinishedAt: null, new RollUpProgress(12_000, 3_000)));
            seen.Named("Rolling up 12,000 rows").Percentage.ShouldBe(25);

            steps.RollingUp(new RollUpHealth(0, LastFinishedAt: null, Progress: null));
            steps.End();
            seen.Named("Rolling up 12,000 rows").Percentage.ShouldBe(100);
        });
    }

    [Fact]
    public void Messages_left_are_shown_out_of_the_most_there_were()
    {
        Show(steps =>
        {
            steps.Recording(8);
            steps.Recording(10);
            steps.Recording(4);
            seen.Named("Recording").Percentage.ShouldBe(60);
        });
    }

    [Fact]
    public void A_bar_takes_one_line_of_eighty_columns()
    {
        Show(
            steps =>
            {
                steps.Posted(999_999);
                steps.RollingUp(new RollUpHealth(20, LastFinishedAt: null, new RollUpProgress(9_999_999, 1)));
            },
            StepProgress.Columns());

        // A label that has no room would be broken, or end in dots.
        output.ToString().ShouldContain("Posting 999,999 events");
        output.ToString().ShouldContain("Rolling up 9,999,999 rows");
        output.ToString().Split('\n').Count(line => line.Contains("00:00:00")).ShouldBeGreaterThan(1);
    }

    private void Show(Action<StepProgress> steps, params ProgressColumn[] columns)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes,
        });
        console.Profile.Width = 80;
        console.Progress().AutoRefresh(false).Columns([.. columns, seen]).Start(progress =>
        {
            var shown = new StepProgress(progress, 999_999);
            progress.Refresh();
            steps(shown);
            progress.Refresh();
        });
    }

    /// <summary>A column without a width, which knows every bar.</summary>
    private sealed class SeenTasks : ProgressColumn
    {
        private readonly HashSet<ProgressTask> tasks = [];

        public ProgressTask Named(string beginning) => tasks.Single(task => task.Description.StartsWith(beginning, StringComparison.Ordinal));

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
        {
            tasks.Add(task);
            return Text.Empty;
        }
    }
}
