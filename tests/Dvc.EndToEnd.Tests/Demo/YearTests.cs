using Dvc.Bench.Year;
using Dvc.EndToEnd.Tests.Support;
using Spectre.Console;

namespace Dvc.EndToEnd.Tests.Demo;

/// <summary>The short form of <c>dvc bench year</c>.</summary>
public sealed class YearTests
{
    [Fact]
    public async Task A_year_is_counted_right_and_no_answer_contradicts_itself_on_the_way()
    {
        using var folder = new TestFolder();

        var result = await new YearBench(Silence(), plain: false).RunAsync(5_000, folder.In("app.log"), TestContext.Current.CancellationToken);

        result.Comparison.Differences.ShouldBeEmpty();
        result.Comparison.Figures.ShouldBeGreaterThan(40_000);
        result.Reader.WithFigures.ShouldBeGreaterThan(0);
        result.Reader.Unavailable.ShouldBeLessThan(result.Reader.Answers);
        result.Reader.Contradictions.Select(answer => $"{answer.Path}: {string.Join("; ", answer.Broken)}").ShouldBeEmpty();
    }

    private static IAnsiConsole Silence() => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(TextWriter.Null), Ansi = AnsiSupport.No, Interactive = InteractionSupport.No,
    });
}
