using Dvc.Cli.Demo;
using Dvc.Cli.Events;
using Dvc.Cli.Samples;
using Dvc.EndToEnd.Tests.Support;
using Dvc.Azurite;
using Spectre.Console;

namespace Dvc.EndToEnd.Tests.Demo;

/// <summary>What <c>dvc demo</c> does, but for Nam Định, which is too large to be repeated with every test run.</summary>
public sealed class SampleReplayTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("tuyen-quang")]
    [InlineData("kon-tum")]
    [InlineData("thanh-hoa")]
    public async Task The_app_counts_what_the_article_prints(string name)
    {
        using var folder = new TestFolder();
        await using var azurite = await AzuriteServer.StartAsync(cancellationToken: Token);
        await using var app = await AppProcess.StartAsync(azurite.ConnectionString, folder.In("app.log"), Token);
        using var http = new HttpClient { BaseAddress = app.Address };
        http.DefaultRequestHeaders.Add(EventSender.KeyHeader, AppProcess.SourceKey);
        var sample = Sample.Named(name);

        var result = await new ReplayedSpan(sample, http, Silent(), TimeProvider.System).ReplayAsync(Token);

        result.Comparison.Figures.ShouldAllBe(figure => figure.Agrees);
        result.Comparison.Figures.Count.ShouldBe(sample.Published.Figures.Count);
    }

    private static IAnsiConsole Silent() => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(TextWriter.Null), Ansi = AnsiSupport.No, Interactive = InteractionSupport.No,
    });
}
