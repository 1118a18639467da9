using Dvc.Host.Tests.Support;
using Microsoft.Azure.Functions.Worker.Hosting;

namespace Dvc.Host.Tests.Hosting;

public sealed class StartupTests
{
    [Theory]
    [InlineData(typeof(InvalidFunctions.SameName), "Twice: 2 functions have this name.")]
    [InlineData(typeof(InvalidFunctions.MissingSetting), "the setting 'Schedules:Nightly' is missing")]
    [InlineData(typeof(InvalidFunctions.MissingConnection), "the connection 'Elsewhere' is missing")]
    [InlineData(typeof(InvalidFunctions.BadQueueName), "'dossier--events' is not a queue's name")]
    [InlineData(typeof(InvalidFunctions.LiteralAndParameter), "ByGrain (api/kpi/{grain}) and Weekly (api/KPI/weekly) have overlapping routes")]
    [InlineData(typeof(InvalidFunctions.CatchAll), "overlapping routes")]
    [InlineData(typeof(InvalidFunctions.Optional), "overlapping routes")]
    [InlineData(typeof(InvalidFunctions.UnderAdmin), "'Admin/letters' begins with 'admin'")]
    [InlineData(typeof(InvalidFunctions.FiveFields), "'*/5 * * * *' is not NCRONTAB with six fields")]
    [InlineData(typeof(InvalidFunctions.NotPublic), "must be a public method of a public class")]
    [InlineData(typeof(InvalidFunctions.UnknownParameter), "its parameter 'count' cannot be a Int32")]
    [InlineData(typeof(InvalidFunctions.ReturnsText), "possible are: void, Task, IActionResult")]
    public void A_mistake_is_told_before_anything_starts(Type functions, string message)
    {
        using var folder = new TestFolder();
        var builder = TestHost.Builder([functions], [("Storage", "UseDevelopmentStorage=true")], folder);

        var exception = Should.Throw<StartupException>(builder.Build);

        exception.Message.ShouldContain(message);
        exception.ToString().ShouldBe(exception.Message);
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        using var folder = new TestFolder();
        var builder = TestHost.Builder(
            [typeof(InvalidFunctions.FiveFields), typeof(InvalidFunctions.UnderAdmin)], settings: null, folder);

        var message = Should.Throw<StartupException>(builder.Build).Message;

        message.ShouldContain("NCRONTAB");
        message.ShouldContain("'admin'");
    }

    [Fact]
    public void An_invalid_connection_is_told_without_its_text()
    {
        using var folder = new TestFolder();
        var builder = TestHost.Builder(
            [typeof(InvalidFunctions.MissingConnection)], [("Elsewhere", "AccountKey=secret")], folder);

        var message = Should.Throw<StartupException>(builder.Build).Message;

        message.ShouldContain("the connection 'Elsewhere' is not valid");
        message.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("batchSize", "33")]
    [InlineData("maxDequeueCount", "0")]
    [InlineData("maxPollingInterval", "00:00:00")]
    public void Senseless_queue_options_are_refused(string option, string value)
    {
        using var folder = new TestFolder();
        var builder = TestHost.Builder(
            [typeof(ValidFunctions)], [($"AzureFunctionsJobHost:extensions:queues:{option}", value)], folder);

        Should.Throw<StartupException>(builder.Build).Message.ShouldContain("extensions.queues");
    }

    [Fact]
    public async Task Routes_that_cannot_match_the_same_request_are_no_conflict()
    {
        await using var host = await TestHost.StartAsync(typeof(ValidFunctions));

        (await host.Client.GetAsync("api/letters", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task The_host_says_what_it_serves_and_where()
    {
        await using var host = await TestHost.StartAsync(typeof(ValidFunctions));

        host.Logs.Lines.ShouldContain(line => line.Contains($"Replay: POST http://127.0.0.1:{host.Address.Port}/api/letters/{{id}}/replay"));
        host.Logs.Lines.ShouldContain(line => line.Contains($"Listening on http://127.0.0.1:{host.Address.Port}"));
    }
}
