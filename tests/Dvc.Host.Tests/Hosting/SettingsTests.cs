using Dvc.Host.Tests.Support;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Configuration;

namespace Dvc.Host.Tests.Hosting;

public sealed class SettingsTests
{
    [Fact]
    public void Local_settings_are_settings_and_two_underscores_a_level()
    {
        using var folder = new TestFolder();
        folder.Write("local.settings.json", """
            {
              "IsEncrypted": false, // as Core Tools writes it
              "Values": { "Plain": "1", "DvcStorage__queueServiceUri": "https://queues" },
              "Host": { "LocalHttpPort": 7072 }
            }
            """);

        var builder = TestHost.Builder([], settings: null, folder);

        builder.Configuration["Plain"].ShouldBe("1");
        builder.Configuration["DvcStorage:queueServiceUri"].ShouldBe("https://queues");
    }

    [Fact]
    public void The_port_of_local_settings_counts_where_the_command_line_has_none()
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("Host:LocalHttpPort", "7072")])
            .Build();

        HostSettings.From(settings).Port.ShouldBe(7072);
        HostSettings.From(new ConfigurationBuilder().Build()).Port.ShouldBe(7071);
    }

    [Fact]
    public void The_environment_wins_over_local_settings()
    {
        using var folder = new TestFolder();
        folder.Write("local.settings.json", """{ "Values": { "PATH": "local" } }""");

        TestHost.Builder([], settings: null, folder).Configuration["PATH"]
            .ShouldBe(Environment.GetEnvironmentVariable("PATH"));
    }

    [Theory]
    [InlineData("""{ "Values": {} }""", "Production")]
    [InlineData("""{ "Values": { "AZURE_FUNCTIONS_ENVIRONMENT": "" } }""", "Production")]
    [InlineData("""{ "Values": { "AZURE_FUNCTIONS_ENVIRONMENT": "Development" } }""", "Development")]
    public void Local_settings_say_where_the_app_runs_and_else_it_is_production(string file, string environment)
    {
        using var folder = new TestFolder();
        folder.Write("local.settings.json", file);

        TestHost.Builder([], settings: null, folder).Environment.EnvironmentName.ShouldBe(environment);
    }

    [Fact]
    public void Encrypted_local_settings_are_refused()
    {
        using var folder = new TestFolder();
        folder.Write("local.settings.json", """{ "IsEncrypted": true, "Values": {} }""");

        Should.Throw<StartupException>(() => TestHost.Builder([], settings: null, folder)).Message.ShouldContain("encrypted");
    }

    [Theory]
    [InlineData("host.json")]
    [InlineData("local.settings.json")]
    public void A_file_that_is_not_JSON_is_named(string file)
    {
        using var folder = new TestFolder();
        folder.Write(file, "{ \"a\": ");

        Should.Throw<StartupException>(() => TestHost.Builder([], settings: null, folder)).Message.ShouldStartWith(file);
    }

    [Fact]
    public void Host_json_has_the_defaults_of_Functions_and_settings_win_over_it()
    {
        using var folder = new TestFolder();
        var nothing = new ConfigurationBuilder().Build();

        var defaults = new HostJson(folder.Path, nothing);
        defaults.RoutePrefix.ShouldBe("api");
        defaults.Queues.ShouldBe(new());
        defaults.Queues.BatchSize.ShouldBe(16);
        defaults.Queues.MaxDequeueCount.ShouldBe(5);
        defaults.Queues.MaxPollingInterval.ShouldBe(TimeSpan.FromMinutes(1));

        folder.Write("host.json", """
            { "extensions": { "http": { "routePrefix": "" }, "queues": { "batchSize": 4, "messageEncoding": "none" } } }
            """);
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("AzureFunctionsJobHost:extensions:queues:batchSize", "8")])
            .Build();
        var hostJson = new HostJson(folder.Path, settings);
        hostJson.RoutePrefix.ShouldBeEmpty();
        hostJson.Queues.BatchSize.ShouldBe(8);
        hostJson.Queues.MessageEncoding.ShouldBe(Azure.Storage.Queues.QueueMessageEncoding.None);
    }
}
