using System.Globalization;
using System.Text.Json;
using Dvc.EndToEnd.Tests.Ingest;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Sources;

public sealed class SourceAdministrationTests(GuardedApp guarded) : IClassFixture<GuardedApp>
{
    private const string NotValid = "The body is not valid.";
    private const string AgencyRule = "agency must be an agency code such as H60, or VN for any agency.";
    private const string LimitRule = "requestsPerMinute must be a whole number from 1 to 60000.";
    private const string GraceRule = "graceSeconds must be a whole number from 0 to 2592000.";
    private const string NoObject = "The body must be a JSON object.";

    public static TheoryData<string, string> BadBodies => new()
    {
        { "", NoObject },
        { "null", NoObject },
        { "[]", NoObject },
        { "\"H60\"", NoObject },
        { "{\"agency\":", NoObject },
        { "{\"agency\\ud800\":\"H60\"}", NoObject },
        { "{}", AgencyRule },
        { """{"agency":null}""", AgencyRule },
        { """{"agency":60}""", AgencyRule },
        { """{"agency":""}""", AgencyRule },
        { """{"agency":"h60"}""", AgencyRule },
        { """{"agency":"H60\ud800"}""", AgencyRule },
        { $$"""{"agency":"{{EventJson.Secret}}"}""", AgencyRule },
        { """{"agency":"H60","requestsPerMinute":0}""", LimitRule },
        { """{"agency":"H60","requestsPerMinute":-1}""", LimitRule },
        { """{"agency":"H60","requestsPerMinute":60001}""", LimitRule },
        { """{"agency":"H60","requestsPerMinute":1e30}""", LimitRule },
        { """{"agency":"H60","requestsPerMinute":1.5}""", LimitRule },
        { """{"agency":"H60","requestsPerMinute":"1200"}""", LimitRule },
        { """{"agency":"H60","requestsPerMinute":null}""", LimitRule },
    };

    public static TheoryData<string, string> BadGraces => new()
    {
        { "[]", NoObject },
        { "{", NoObject },
        { """{"graceSeconds":-1}""", GraceRule },
        { """{"graceSeconds":2592001}""", GraceRule },
        { """{"graceSeconds":"60"}""", GraceRule },
        { """{"graceSeconds":null}""", GraceRule },
    };

    private App App => guarded.App;

    [Fact]
    public async Task A_source_is_made_once_shown_without_its_key_changed_rotated_and_deleted()
    {
        var made = await App.PutSourceAsync("h60-one", """{"agency":"000.00.12.H60","requestsPerMinute":600}""");
        made.Status.ShouldBe(201);
        Names(made.Json).ShouldBe(["id", "agency", "requestsPerMinute", "key", "createdAt"]);
        (made.Text("id"), made.Text("agency")).ShouldBe(("h60-one", "H60.12"));
        made.Text("key").ShouldMatch("^[0-9A-Za-z_-]{43}$");
        made.Text("createdAt").ShouldEndWith("+07:00");

        var changed = await App.PutSourceAsync("h60-one", """{"agency":"H60"}""");
        changed.Status.ShouldBe(200);
        Names(changed.Json).ShouldBe(["id", "agency", "requestsPerMinute", "createdAt"]);
        changed.Text("agency").ShouldBe("H60");
        changed.Json.GetProperty("requestsPerMinute").GetInt32().ShouldBe(1200);

        var rotated = await App.AdministerAsync(HttpMethod.Post, "api/sources/h60-one/rotate");
        rotated.Status.ShouldBe(200);
        Names(rotated.Json).ShouldBe(["id", "agency", "requestsPerMinute", "key", "createdAt", "previousValidUntil"]);
        (rotated.Text("key") == made.Text("key")).ShouldBeFalse();
        (DateTimeOffset.Parse(rotated.Text("previousValidUntil"), CultureInfo.InvariantCulture) - DateTimeOffset.UtcNow).TotalHours.ShouldBe(24, tolerance: 0.1);

        var shown = await App.GetAsync("api/sources/h60-one");
        Names(shown.Json).ShouldBe(["id", "agency", "requestsPerMinute", "createdAt", "previousValidUntil"]);
        var listed = (await App.GetAsync("api/sources")).Json.GetProperty("sources").EnumerateArray().Single(source => source.GetProperty("id").GetString() == "h60-one");
        JsonLines.Of(listed).ShouldBe(JsonLines.Of(shown.Json));

        (await App.AdministerAsync(HttpMethod.Delete, "api/sources/h60-one")).Status.ShouldBe(204);
        (await App.AdministerAsync(HttpMethod.Delete, "api/sources/h60-one")).ShouldBeProblem(404);
        (await App.AdministerAsync(HttpMethod.Post, "api/sources/h60-one/rotate")).ShouldBeProblem(404);
        (await App.GetAsync("api/sources/h60-one")).ShouldBeProblem(404);
    }

    [Fact]
    public async Task Of_many_who_make_one_source_at_the_same_time_one_gets_a_key()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => App.PutSourceAsync("h60-race", """{"agency":"H60"}""")));

        var made = answers.Where(answer => answer.Status == 201).ShouldHaveSingleItem();
        answers.ShouldAllBe(answer => answer == made || (answer.Status == 200 && answer.Text("key") == ""));
        (await App.DeliverAsync(made.Text("key"), "[]")).Status.ShouldBe(400);
    }

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task A_body_that_is_wrong_is_told_by_field_and_rule(string body, string detail)
    {
        var answer = (await App.PutSourceAsync("h60-bad", body)).ShouldBeProblem(400);

        (answer.Text("title"), answer.Text("detail")).ShouldBe((NotValid, detail));
        (await App.GetAsync("api/sources/h60-bad")).ShouldBeProblem(404);
    }

    [Theory]
    [MemberData(nameof(BadGraces))]
    public async Task A_grace_that_is_wrong_is_told_by_field_and_rule(string body, string detail)
    {
        var answer = (await App.AdministerAsync(HttpMethod.Post, "api/sources/h60-none/rotate", body)).ShouldBeProblem(400);

        (answer.Text("title"), answer.Text("detail")).ShouldBe((NotValid, detail));
    }

    [Fact]
    public async Task Another_content_type_and_a_large_body_are_refused()
    {
        (await App.PutSourceAsync("h60-bad", """{"agency":"H60"}""", "text/plain")).ShouldBeProblem(415)
            .Text("detail").ShouldBe("Content-Type must be application/json.");
        (await App.PutSourceAsync("h60-bad", new string(' ', 20_000))).ShouldBeProblem(413)
            .Text("detail").ShouldBe("The body may have at most 16384 bytes.");
    }

    [Theory]
    [InlineData("H60")]
    [InlineData("h60_1")]
    [InlineData("h60%0A")]
    [InlineData("h%2F60")]
    [InlineData("h60%23")]
    [InlineData("-")]
    public async Task An_id_that_is_none_is_told(string id)
    {
        const string Rule = "id must be 1 to 64 lower-case letters and digits, with hyphens between them.";

        (await App.PutSourceAsync(id, """{"agency":"H60"}""")).ShouldBeProblem(400).Text("detail").ShouldBe(Rule);
        (await App.GetAsync($"api/sources/{id}")).ShouldBeProblem(400).Text("detail").ShouldBe(Rule);
        (await App.AdministerAsync(HttpMethod.Delete, $"api/sources/{id}")).ShouldBeProblem(400).Text("detail").ShouldBe(Rule);
        (await App.AdministerAsync(HttpMethod.Post, $"api/sources/{id}/rotate")).ShouldBeProblem(400).Text("detail").ShouldBe(Rule);
    }

    [Fact]
    public async Task The_development_source_is_the_settings_own() =>
        (await App.PutSourceAsync("development", """{"agency":"VN"}""")).ShouldBeProblem(400)
            .Text("detail").ShouldBe("id must be another than development, which settings define.");

    private static string[] Names(JsonElement json) => [.. json.EnumerateObject().Select(member => member.Name)];
}
