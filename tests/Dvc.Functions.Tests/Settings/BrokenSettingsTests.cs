using Dvc.Functions.Ingest;
using Dvc.Functions.OpenApi;
using Dvc.Functions.Settings;
using Dvc.Functions.Sources;
using Dvc.Functions.Timers;
using Dvc.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dvc.Functions.Tests.Settings;

/// <summary>What the app says of settings that are wrong, before anything of it runs.</summary>
public sealed class BrokenSettingsTests
{
    private const string Secret = "c2VjcmV0LWtleQ==";

    private static readonly Dictionary<string, string?> Good = new(StringComparer.Ordinal)
    {
        ["DvcStorage"] = "UseDevelopmentStorage=true",
        ["RollUpSchedule"] = "0 */5 * * * *",
        ["AuditSchedule"] = "0 30 19 * * *",
        ["BulletinSchedule"] = "0 5 * * * *",
        ["DeadLetterSchedule"] = "30 * * * * *",
    };

    [Fact]
    public void Settings_as_documented_are_good() => Broken().ShouldBeEmpty();

    [Fact]
    public void An_identity_takes_the_place_of_a_connection_string() => Broken(
        ("DvcStorage", null),
        ("DvcStorage:tableServiceUri", "https://dvc.table.core.windows.net"),
        ("DvcStorage:queueServiceUri", "https://dvc.queue.core.windows.net"),
        ("DvcStorage:credential", "managedidentity"),
        ("DvcStorage:clientId", "b6a5f4f2-7d0f-4c55-9c2e-0d7a5b2f7a10")).ShouldBeEmpty();

    [Fact]
    public void All_that_is_wrong_is_told_at_once_by_the_settings_names()
    {
        var broken = Broken(
            ("DvcStorage", null),
            ("RollUpSchedule", null),
            ("AuditSchedule", "0 30 25 * * *"),
            ("Ingest:BodyTimeout", "soon"),
            ("Ingest:ParallelRequests", "0"),
            ("CORS_ALLOWED_ORIGINS", "https://dvc.example"),
            ("DevelopmentSource:Key", Secret));

        broken.Select(problem => problem.Split(' ')[0]).ShouldBe(
            ["DvcStorage", "RollUpSchedule", "AuditSchedule", "Ingest__BodyTimeout", "Ingest__ParallelRequests", "CORS_ALLOWED_ORIGINS", "DevelopmentSource__Agency"], ignoreOrder: true);
        broken.ShouldAllBe(problem => problem.Contains(": write ", StringComparison.Ordinal));
        broken.ShouldAllBe(problem => !problem.Contains(Secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("AccountName=dvc;AccountKey=" + Secret + ";EndpointSuffix")]
    [InlineData(Secret)]
    public void A_connection_string_that_is_none_is_not_repeated(string text)
    {
        var problem = Broken(("DvcStorage", text)).ShouldHaveSingleItem();

        problem.ShouldStartWith("DvcStorage is no connection string of a storage account: write ");
        problem.ShouldNotContain(Secret);
    }

    [Theory]
    [InlineData("DvcStorage:tableServiceUri", "http://dvc.table.core.windows.net")]
    [InlineData("DvcStorage:queueServiceUri", null)]
    [InlineData("DvcStorage:credential", "password")]
    [InlineData("DvcStorage:clientId", "dvc")]
    public void An_identitys_settings_are_checked_one_by_one(string name, string? value)
    {
        List<(string Name, string? Value)> settings =
        [
            ("DvcStorage", null),
            ("DvcStorage:tableServiceUri", "https://dvc.table.core.windows.net"),
            ("DvcStorage:queueServiceUri", "https://dvc.queue.core.windows.net"),
            (name, value),
        ];

        Broken([.. settings]).ShouldHaveSingleItem().ShouldStartWith(name.Replace(":", "__", StringComparison.Ordinal) + " must be ");
    }

    [Theory]
    [InlineData("*/5 * * * *")]
    [InlineData("00:05:00")]
    [InlineData("0 0 0 31 2 *")]
    [InlineData("0 */5 * * * * *")]
    [InlineData("%RollUpSchedule%")]
    public void A_schedule_has_six_fields_and_comes(string text) =>
        Broken(("RollUpSchedule", text)).ShouldHaveSingleItem().ShouldBe(
            "RollUpSchedule is no schedule that ever comes: write six fields of NCRONTAB, in UTC (second minute hour day month weekday), such as */10 * * * * *");

    [Theory]
    [InlineData("Ingest:BodyTimeout", "00:00:00")]
    [InlineData("Ingest:BodyTimeout", "30")]
    [InlineData("Ingest:BodyTimeout", "00:10:01")]
    [InlineData("Ingest:ParallelRequests", "1001")]
    [InlineData("Ingest:ParallelRequests", "many")]
    public void A_limit_is_within_its_range(string name, string value) =>
        Broken((name, value)).ShouldHaveSingleItem().ShouldStartWith(name.Replace(":", "__", StringComparison.Ordinal) + " must be ");

    private static IReadOnlyList<string> Broken(params (string Name, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(Good, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            settings[name] = value;
        }

        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddSettings<StorageOptions>(StorageOptions.Read);
        services.AddSettings<ScheduleOptions>(ScheduleOptions.Read);
        services.AddSettings<IngestOptions>(IngestOptions.Read);
        services.AddSettings<OriginOptions>(OriginOptions.Read);
        services.AddSettings<DevelopmentSourceOptions>(DevelopmentSourceOptions.Read);
        using var provider = services.BuildServiceProvider();
        return provider.BrokenSettings();
    }
}
