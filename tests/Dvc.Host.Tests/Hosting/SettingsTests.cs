using Dvc.Host.Hosting;
using Dvc.Host.Queues;
using Dvc.Host.Settings;
using Dvc.Host.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Dvc.Host.Tests.Hosting;

public sealed class SettingsTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Local_settings_are_settings_and_two_underscores_a_level()
    {
        folder.Write("local.settings.json", """
            {
              "IsEncrypted": false, // as Core Tools writes it
              "Values": { "Plain": "1", "DvcStorage__queueServiceUri": "https://queues" },
              "Host": { "LocalHttpPort": 7072 }
            }
            """);

        var configuration = Read();

        configuration.Settings["Plain"].ShouldBe("1");
        configuration.Settings["DvcStorage:queueServiceUri"].ShouldBe("https://queues");
    }

    [Fact]
    public void The_port_of_local_settings_counts_where_the_command_line_has_none()
    {
        Read().Host.Port.ShouldBe(7071);
        folder.Write("local.settings.json", """{ "Host": { "LocalHttpPort": 7072 } }""");

        Read().Host.Port.ShouldBe(7072);
        TestHost.Configuration(folder, [("Host:LocalHttpPort", "7073")]).Host.Port.ShouldBe(7073);
    }

    [Fact]
    public void The_environment_wins_over_local_settings()
    {
        folder.Write("local.settings.json", """{ "Values": { "PATH": "local" } }""");

        Read().Settings["PATH"].ShouldBe(Environment.GetEnvironmentVariable("PATH"));
    }

    [Theory]
    [InlineData("https://a.example, https://b.example", "true", null, null, null, new[] { "https://a.example", "https://b.example" }, true)]
    [InlineData(null, null, "1", "[\"https://a.example\"]", "true", new[] { "https://a.example" }, true)]
    [InlineData(null, null, "1", "[\"*\"]", null, new[] { "*" }, false)]
    [InlineData(null, null, "1", "", null, new string[0], false)]
    [InlineData(null, null, "true", "[\"https://a.example\"]", "true", new string[0], false)]
    [InlineData(null, null, null, "[\"https://a.example\"]", "true", new string[0], false)]
    [InlineData("https://a.example", null, "1", "[\"https://b.example\"]", "true", new[] { "https://a.example" }, false)]
    public void Origins_are_those_of_Core_Tools_or_of_the_published_host(
        string? local, string? localCredentials, string? enabled, string? published, string? credentials, string[] expected, bool hasCredentials)
    {
        var host = TestHost.Configuration(
            folder,
            [
                ("Host:CORS", local), ("Host:CORSCredentials", localCredentials), ("FUNCTIONS_ENABLE_CORS_CONFIGURATION", enabled),
                ("CORS_ALLOWED_ORIGINS", published), ("CORS_SUPPORT_CREDENTIALS", credentials),
            ]).Host;

        host.CorsOrigins.ShouldBe(expected);
        host.CorsCredentials.ShouldBe(hasCredentials);
    }

    [Fact]
    public void The_app_finds_origins_where_the_published_host_has_them()
    {
        folder.Write("worker.config.json", """{ "description": { "defaultWorkerPath": "App.dll" } }""");
        folder.Write("App.dll", "");

        TestHost.Configuration(folder, [("Host:CORS", "https://a.example")]).ReadApp().Environment["CORS_ALLOWED_ORIGINS"].ShouldBe("[\"https://a.example\"]");
        TestHost.Configuration(folder, []).ReadApp().Environment.ContainsKey("CORS_ALLOWED_ORIGINS").ShouldBeFalse();
    }

    [Fact]
    public void Origins_that_are_no_JSON_array_are_named() =>
        Should.Throw<StartupException>(() => TestHost.Configuration(
                folder, [("FUNCTIONS_ENABLE_CORS_CONFIGURATION", "1"), ("CORS_ALLOWED_ORIGINS", "https://a.example")]).Host)
            .Message.ShouldContain("CORS_ALLOWED_ORIGINS");

    [Fact]
    public void Encrypted_local_settings_are_refused()
    {
        folder.Write("local.settings.json", """{ "IsEncrypted": true, "Values": {} }""");

        Should.Throw<StartupException>(Read).Message.ShouldContain("encrypted");
    }

    [Fact]
    public void Whether_local_settings_are_encrypted_must_be_said_plainly()
    {
        folder.Write("local.settings.json", """{ "IsEncrypted": "perhaps" }""");

        Should.Throw<StartupException>(Read).Message.ShouldContain("IsEncrypted");
    }

    [Fact]
    public void A_log_level_that_does_not_exist_is_named()
    {
        folder.Write("host.json", """{ "logging": { "logLevel": { "default": "Loud" } } }""");

        Should.Throw<StartupException>(() => LoggerFactory.Create(logging => HostLogging.Configure(logging, Read().HostJson)))
            .Message.ShouldContain("logging:logLevel:default");
    }

    [Theory]
    [InlineData("00:05:00", 300)]
    [InlineData("-1", -0.001)]
    [InlineData(null, 1800)]
    public void The_time_of_a_function_is_read_from_host_json(string? value, double seconds) =>
        TestHost.Configuration(folder, [("AzureFunctionsJobHost:functionTimeout", value)])
            .HostJson.FunctionTimeout.ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("00:00:00")]
    [InlineData("soon")]
    public void A_senseless_time_of_a_function_is_named(string value) =>
        Should.Throw<StartupException>(() => TestHost.Configuration(folder, [("AzureFunctionsJobHost:functionTimeout", value)]).HostJson.FunctionTimeout)
            .Message.ShouldContain("functionTimeout");

    [Theory]
    [InlineData("host.json")]
    [InlineData("local.settings.json")]
    public void A_file_that_is_not_JSON_is_named(string file)
    {
        folder.Write(file, "{ \"a\": ");

        Should.Throw<StartupException>(Read).Message.ShouldStartWith(file);
    }

    [Fact]
    public void A_file_of_settings_that_is_named_must_be_there() =>
        Should.Throw<StartupException>(() => HostConfiguration.Read(folder.Path, folder.In("none.json"), []))
            .Message.ShouldContain("none.json");

    [Fact]
    public void Host_json_has_the_defaults_of_Functions_and_settings_win_over_it()
    {
        var defaults = Read().HostJson;
        defaults.RoutePrefix.ShouldBe("api");
        QueueOptions.Read(defaults.Queues).ShouldBe(new());
        QueueOptions.Read(defaults.Queues).BatchSize.ShouldBe(16);
        QueueOptions.Read(defaults.Queues).MaxDequeueCount.ShouldBe(5);
        QueueOptions.Read(defaults.Queues).MaxPollingInterval.ShouldBe(TimeSpan.FromMinutes(1));

        folder.Write("host.json", """
            { "extensions": { "http": { "routePrefix": "" }, "queues": { "batchSize": 4, "messageEncoding": "none" } } }
            """);
        var hostJson = TestHost.Configuration(folder, [("AzureFunctionsJobHost:extensions:queues:batchSize", "8")]).HostJson;
        hostJson.RoutePrefix.ShouldBeEmpty();
        QueueOptions.Read(hostJson.Queues).BatchSize.ShouldBe(8);
        QueueOptions.Read(hostJson.Queues).MessageEncoding.ShouldBe(Azure.Storage.Queues.QueueMessageEncoding.None);
    }

    private HostConfiguration Read() => HostConfiguration.Read(folder.Path, settingsFile: null, []);
}
