using Dvc.EndToEnd.Tests.Ingest;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Sources;

/// <summary>Nobody delivers who has no key, and nobody for an agency that is not the source's.</summary>
public sealed class SourceKeyTests(GuardedApp guarded) : IClassFixture<GuardedApp>
{
    private const string Good = """
        {"dossierId":"H70.12-220701-0001","agency":"H70.12","procedure":"1.004239","channel":"online","status":"accepted",
         "receivedAt":"2022-07-01T08:00:00+07:00","updatedAt":"2022-07-01T08:00:00+07:00"}
        """;

    private App App => guarded.App;

    [Theory]
    [MemberData(nameof(IngestRoutes.All), MemberType = typeof(IngestRoutes))]
    public async Task Without_a_key_that_is_known_nothing_gets_in(string path)
    {
        foreach (var key in new[] { null, "", "wrong", Keys.Function, Keys.Master, $"{SourceKeys.Development},{SourceKeys.Development}", new string('x', 8000) })
        {
            var answer = await App.DeliverAsync(key, Good, path);

            answer.ShouldBeUnknownSource(path).Body.ShouldContain("x-source-key");
        }

        await ShouldCountAsync("H70", 0);
    }

    [Theory]
    [MemberData(nameof(IngestRoutes.All), MemberType = typeof(IngestRoutes))]
    public async Task A_hosts_key_and_a_key_in_the_address_open_nothing(string path)
    {
        var key = await App.NewSourceAsync($"h69-{path.Replace('/', '-')}", "H69");

        foreach (var query in new[] { $"code={Keys.Master}", $"code={key}" })
        {
            (await App.DeliverAsync(key: null, Good, $"{path}?{query}")).ShouldBeUnknownSource(path);
        }

        // No route takes such a parameter, whoever sends it.
        (await App.DeliverAsync(key: null, Good, $"{path}?x-source-key={key}")).Status.ShouldBe(400);
        await ShouldCountAsync("H70", 0);
    }

    [Theory]
    [MemberData(nameof(IngestRoutes.All), MemberType = typeof(IngestRoutes))]
    public async Task A_revoked_key_opens_no_more(string path)
    {
        var id = $"revoked-{path.Replace('/', '-')}";
        var key = await App.NewSourceAsync(id, "VN");
        (await App.DeliverAsync(key, "[]", path)).Status.ShouldNotBe(401);

        (await App.AdministerAsync(HttpMethod.Delete, $"api/sources/{id}")).Status.ShouldBe(204);

        (await App.DeliverAsync(key, Good, path)).ShouldBeUnknownSource(path);
        (await App.DeliverAsync(await App.NewSourceAsync(id, "VN"), "[]", path)).Status.ShouldNotBe(401);
        (await App.DeliverAsync(key, Good, path)).ShouldBeUnknownSource(path);
    }

    [Theory]
    [MemberData(nameof(IngestRoutes.All), MemberType = typeof(IngestRoutes))]
    public async Task A_rotated_key_opens_until_its_grace_is_over(string path)
    {
        var id = $"rotated-{path.Replace('/', '-')}";
        var first = await App.NewSourceAsync(id, "VN");
        var second = await App.RotateAsync(id, graceSeconds: 3600);

        (await App.DeliverAsync(first, "[]", path)).Status.ShouldNotBe(401);
        (await App.DeliverAsync(second, "[]", path)).Status.ShouldNotBe(401);

        var third = await App.RotateAsync(id, graceSeconds: 0);
        (await App.DeliverAsync(first, "[]", path)).ShouldBeUnknownSource(path);
        (await App.DeliverAsync(second, "[]", path)).ShouldBeUnknownSource(path);
        (await App.DeliverAsync(third, "[]", path)).Status.ShouldNotBe(401);
    }

    [Fact]
    public async Task A_developer_without_a_key_is_told_where_one_is()
    {
        var answer = (await App.DeliverAsync(key: null, Good)).ShouldBeProblem(401);

        answer.Text("title").ShouldBe("The source is not known.");
        answer.Text("detail").ShouldContain("x-source-key must be the key of a source");
        answer.Text("detail").ShouldContain("local.settings.sample.json");
    }

    [Fact]
    public async Task An_event_of_another_agency_is_rejected_by_its_place_and_the_sources_own_counts()
    {
        var key = await App.NewSourceAsync("h71", "H71.05");

        var answer = await App.DeliverAsync(key, $"[{Event("H71.05.01")},{Event("H72.05")},{Event("H71.05") with { Status = null }},{Event("H71.06")}]");

        answer.Status.ShouldBe(202);
        JsonLines.Of(answer.Json).ShouldBe(
        [
            "/accepted 1",
            "/rejected/0/index 1",
            "/rejected/0/dossierId \"H72.05-220701-0001\"",
            "/rejected/0/errors/0/field \"agency\"",
            "/rejected/0/errors/0/code \"outsideSource\"",
            "/rejected/0/errors/0/message \"agency must be the source's own agency or one below it.\"",
            "/rejected/1/index 2",
            "/rejected/1/dossierId \"H71.05-220701-0001\"",
            "/rejected/1/errors/0/field \"status\"",
            "/rejected/1/errors/0/code \"required\"",
            "/rejected/1/errors/0/message \"status is required.\"",
            "/rejected/2/index 3",
            "/rejected/2/dossierId \"H71.06-220701-0001\"",
            "/rejected/2/errors/0/field \"agency\"",
            "/rejected/2/errors/0/code \"outsideSource\"",
            "/rejected/2/errors/0/message \"agency must be the source's own agency or one below it.\"",
        ]);
        await ShouldCountAsync("H71", 1);
        await ShouldCountAsync("H72", 0);
    }

    [Fact]
    public async Task Only_events_of_other_agencies_are_forbidden()
    {
        var key = await App.NewSourceAsync("h73", "H73");

        var forbidden = await App.DeliverAsync(key, $"[{Event("H74.01")},{Event("000.00.12.H74")}]");

        forbidden.ShouldBeProblem(403);
        forbidden.Text("title").ShouldBe("No event can be taken.");
        forbidden.Json.GetProperty("rejected").EnumerateArray()
            .Select(rejection => (rejection.GetProperty("index").GetInt32(), rejection.GetProperty("errors")[0].GetProperty("code").GetString()))
            .ShouldBe([(0, "outsideSource"), (1, "outsideSource")]);
        (await App.DeliverAsync(key, $"[{Event("H74.01")},{Event("H73.01") with { Status = null }}]")).ShouldBeProblem(400);
        await ShouldCountAsync("H74", 0);
    }

    [Fact]
    public async Task What_a_source_may_deliver_for_changes_with_the_source()
    {
        var key = await App.NewSourceAsync("h75", "H75");
        (await App.DeliverAsync(key, Event("H76.01").ToString())).ShouldBeProblem(403);

        (await App.PutSourceAsync("h75", """{"agency":"VN"}""")).Status.ShouldBe(200);

        (await App.DeliverAsync(key, Event("H76.01").ToString())).Status.ShouldBe(202);
    }

    private static EventJson Event(string agency) => new($"{agency}-220701-0001") { Agency = agency };

    private async Task ShouldCountAsync(string province, int received)
    {
        await App.SettleAsync();
        (await App.GetAsync($"api/kpi/weekly?week=2022-W26&agency={province}")).Json
            .GetProperty("counts").GetProperty("received").GetProperty("total").GetInt32().ShouldBe(received);
    }
}
