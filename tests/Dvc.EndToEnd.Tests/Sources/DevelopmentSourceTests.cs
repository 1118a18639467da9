using Dvc.EndToEnd.Tests.Support;
using Dvc.Azurite;

namespace Dvc.EndToEnd.Tests.Sources;

public sealed class DevelopmentSourceTests
{
    private static readonly EventJson Event = new("H60.12-220701-0001");

    [Fact]
    public async Task Outside_development_its_key_is_refused_and_the_log_says_so()
    {
        await using var storage = await AzuriteServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using var app = await App.StartAsync(storage.ConnectionString, ("AZURE_FUNCTIONS_ENVIRONMENT", "Production"));

        (await app.PostAsync([Event])).ShouldBeProblem(401);

        app.Process.Output.ShouldContain("DevelopmentSource__Key is set, but the environment is Production and not Development: the key is refused.");
        app.Process.Output.ShouldNotContain(SourceKeys.Development);
    }

    [Fact]
    public async Task It_delivers_for_its_agency_only()
    {
        await using var storage = await AzuriteServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using var app = await App.StartAsync(storage.ConnectionString, ("DevelopmentSource__Agency", "H60"));

        (await app.PostAsync([Event])).Status.ShouldBe(202);
        (await app.PostAsync([Event with { Agency = "H61.12" }])).ShouldBeProblem(403);
    }
}
