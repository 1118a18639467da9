using System.Globalization;
using System.Text.Json;
using Dvc.EndToEnd.Tests.Ingest;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Sources;

public sealed class SourceAdministrationTests(GuardedApp guarded) : IClassFixture<GuardedApp>
{
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

    private static string[] Names(JsonElement json) => [.. json.EnumerateObject().Select(member => member.Name)];
}
