using Dvc.Host.Functions;
using Dvc.Host.Hosting;
using Dvc.Host.Settings;
using Dvc.Host.Tests.Queues;
using Dvc.Host.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dvc.Host.Tests.Hosting;

public sealed class StartupTests
{
    // As a worker's function has the empty route.
    private const string Home = "{ignored:maxlength(0)?}";

    private static readonly FunctionDescription[] Valid =
    [
        Described.Http("List", "letters", "get"),
        Described.Http("Add", "letters", "post"),
        Described.Http("Replay", "letters/{id}/replay", "post"),
        Described.Http("Discard", "letters/{id}/discard", "post"),
        Described.Http("Home", Home, "get", "put"),
        Described.Http("One", "{id}", "put"),
    ];

    public static TheoryData<string, string> Mistakes => new()
    {
        { nameof(SameName), "Twice: 2 functions have this name." },
        { nameof(MissingSetting), "the setting 'Schedules:Nightly' is missing" },
        { nameof(MissingConnection), "the connection 'Elsewhere' is missing" },
        { nameof(BadQueueName), "'dossier--events' is not a queue's name" },
        { nameof(LiteralAndParameter), "ByGrain (api/kpi/{grain}) and Weekly (api/KPI/weekly) have overlapping routes" },
        { nameof(CatchAll), "overlapping routes" },
        { nameof(Optional), "overlapping routes" },
        { nameof(HomeAndOptional), "Home (api/{ignored:maxlength(0)?}) and One (api/{id?}) have overlapping routes" },
        { nameof(HomeAndCatchAll), "overlapping routes" },
        { nameof(TwoHomes), "overlapping routes" },
        { nameof(UnderAdmin), "'Admin/letters' begins with 'admin'" },
        { nameof(UnderRuntime), "'runtime/letters' begins with 'runtime'" },
        { nameof(UnknownLevel), "authLevel is not 'Nobody'" },
        { nameof(NotJson), "the binding '{' is not valid" },
        { nameof(FiveFields), "'*/5 * * * *' is not NCRONTAB with six fields" },
        { nameof(UnknownTrigger), "this host does not know blobTrigger" },
        { nameof(OutputBinding), "this host writes no output bindings ('$return', queue)" },
        { nameof(NoTrigger), "it has no trigger" },
        { nameof(RetryPolicy), "this host knows no retry policies" },
        { nameof(BadRoute), "the route 'api/letters/{id' is not valid" },
    };

    private static FunctionDescription[] SameName => [Described.Timer("0 0 * * * *", "Twice"), Described.Timer("0 0 * * * *", "twice")];

    private static FunctionDescription[] MissingSetting => [Described.Timer("%Schedules:Nightly%")];

    private static FunctionDescription[] MissingConnection => [Described.Queue(queueName: "events", connection: "Elsewhere")];

    private static FunctionDescription[] BadQueueName => [Described.Queue(queueName: "dossier--events")];

    private static FunctionDescription[] LiteralAndParameter =>
        [Described.Http("ByGrain", "kpi/{grain}", "get"), Described.Http("Weekly", "KPI/weekly", "get")];

    private static FunctionDescription[] CatchAll => [Described.Http("Page", "{*path}", "get"), Described.Http("Events", "events")];

    private static FunctionDescription[] Optional =>
        [Described.Http("List", "letters", "get"), Described.Http("One", "letters/{id?}", "get")];

    private static FunctionDescription[] HomeAndOptional => [Described.Http("Home", Home, "get"), Described.Http("One", "{id?}", "get")];

    private static FunctionDescription[] HomeAndCatchAll => [Described.Http("Home", Home, "get"), Described.Http("Page", "{*path}", "get")];

    private static FunctionDescription[] TwoHomes => [Described.Http("Home", Home, "get"), Described.Http("Start", "{empty:maxlength(0)?}", "get", "head")];

    private static FunctionDescription[] UnderAdmin => [Described.Http("Admin", "/Admin/letters", "get")];

    private static FunctionDescription[] UnderRuntime => [Described.Http("Runtime", "runtime/letters", "get")];

    private static FunctionDescription[] UnknownLevel =>
        [Described.Function("Level", new { name = "request", type = "httpTrigger", authLevel = "Nobody" })];

    private static FunctionDescription[] NotJson => [new("id", "NotJson", ["{"])];

    private static FunctionDescription[] FiveFields => [Described.Timer("*/5 * * * *")];

    private static FunctionDescription[] UnknownTrigger => [Described.Function("Blob", new { name = "blob", type = "blobTrigger" })];

    private static FunctionDescription[] OutputBinding => [Described.Function(
        "Copy",
        new { name = "timer", type = "timerTrigger", schedule = "0 0 * * * *" },
        new { name = "$return", type = "queue", direction = "Out", queueName = "copies" })];

    private static FunctionDescription[] NoTrigger => [Described.Function("Nothing", new { name = "$return", type = "http", direction = "Out" })];

    private static FunctionDescription[] RetryPolicy => [Described.Timer("0 0 * * * *") with { HasRetryPolicy = true }];

    private static FunctionDescription[] BadRoute => [Described.Http("Broken", "letters/{id")];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_before_anything_starts(string mistake, string message)
    {
        var exception = Refused(Functions(mistake), [("Storage", "UseDevelopmentStorage=true")]);

        exception.Message.ShouldContain(message);
        exception.ToString().ShouldBe(exception.Message);
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var message = Refused([.. FiveFields, .. UnderAdmin]).Message;

        message.ShouldContain("NCRONTAB");
        message.ShouldContain("'admin'");
    }

    [Fact]
    public void An_invalid_connection_is_told_without_its_text()
    {
        var message = Refused(MissingConnection, [("Elsewhere", "AccountKey=secret")]).Message;

        message.ShouldContain("the connection 'Elsewhere' is not valid");
        message.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("batchSize", "33")]
    [InlineData("maxDequeueCount", "0")]
    [InlineData("maxPollingInterval", "00:00:00")]
    public void Senseless_queue_options_are_refused(string option, string value) =>
        Refused(Valid, [($"AzureFunctionsJobHost:extensions:queues:{option}", value)]).Message.ShouldContain("extensions.queues");

    [Theory]
    [InlineData("QueueLease", "soon")]
    [InlineData("ShutdownTimeout", "-00:00:01")]
    [InlineData("QueueLease", "00:00:00")]
    [InlineData("Host:LocalHttpPort", "many")]
    [InlineData("AzureFunctionsJobHost:extensions:queues:batchSize", "many")]
    [InlineData("AzureWebJobs.List.Disabled", "perhaps")]
    public void A_setting_that_cannot_be_read_is_named(string setting, string value) =>
        Refused(Valid, [(setting, value)]).Message.ShouldContain(setting.Split(':')[^1]);

    [Fact]
    public void An_app_with_requests_but_without_a_server_is_told_what_to_add() =>
        Refused(Valid, answersHttp: false).Message.ShouldContain("ConfigureFunctionsWebApplication");

    [Fact]
    public async Task Routes_that_cannot_match_the_same_request_are_no_conflict()
    {
        await using var host = await TestHost.StartAsync(Valid, QueueRuns.Text);

        host.Logs.Lines.ShouldContain(line => line.Contains("Discard: POST"));
    }

    [Fact]
    public async Task The_host_says_what_it_serves_and_where()
    {
        await using var host = await TestHost.StartAsync(Valid, QueueRuns.Text);

        host.Logs.Lines.ShouldContain(line => line.Contains($"Replay: POST http://127.0.0.1:{host.Address.Port}/api/letters/{{id}}/replay"));
        host.Logs.Lines.ShouldContain(line => line.Contains($"Listening on http://127.0.0.1:{host.Address.Port}"));
    }

    private static FunctionDescription[] Functions(string mistake) => (FunctionDescription[])typeof(StartupTests)
        .GetProperty(mistake, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.GetValue(null)!;

    private static StartupException Refused(
        FunctionDescription[] functions, (string Name, string? Value)[]? settings = null, bool answersHttp = true)
    {
        using var folder = new TestFolder();
        return Should.Throw<StartupException>(() =>
        {
            using var loggers = new NullLoggerFactory();
            FunctionsHost.Build(
                TestHost.Configuration(folder, settings),
                functions,
                new FakeRunner(new Probe(), QueueRuns.Text, Task.CompletedTask) { AnswersHttp = answersHttp },
                TimeProvider.System,
                loggers);
        });
    }
}
