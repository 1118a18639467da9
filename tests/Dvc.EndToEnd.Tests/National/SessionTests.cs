using Dvc.EndToEnd.Tests.Ingest;
using Dvc.EndToEnd.Tests.Kpi;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.National;

/// <summary>A session opens the national address as its key does, and no longer than that.</summary>
public sealed class SessionTests(GuardedApp guarded) : IClassFixture<GuardedApp>
{
    private static readonly NationalItem Item = new("H80.01-220701-0001");

    private App App => guarded.App;

    [Fact]
    public async Task A_source_logs_in_with_its_id_and_key_and_delivers_with_the_session()
    {
        var key = await App.NewSourceAsync("h80", "H80");

        var login = (await App.LogInAsync("h80", key)).ShouldBeDone();
        login.Json.EnumerateObject().Select(member => member.Name).ShouldBe(["error_code", "message", "session"]);

        (await App.DeliverSessionAsync(login.Text("session"), Item)).ShouldBeDone();
        await App.SettleAsync();
        Counts.Of((await App.GetAsync("api/kpi/weekly?week=2022-W26&agency=H80")).Json.GetProperty("counts"))
            .ShouldBe(new Counts(CarriedOver: 0, Received: 1, Resolved: 0, Withdrawn: 0, Open: 1, Overdue: 0));
    }

    [Fact]
    public async Task The_development_source_logs_in_too() =>
        (await App.DeliverSessionAsync(await App.NewSessionAsync("development", SourceKeys.Development), "7")).ShouldBeDone();

    [Fact]
    public async Task A_wrong_key_an_unknown_id_and_the_key_of_another_source_open_nothing()
    {
        var one = await App.NewSourceAsync("h80-one", "H80");
        var other = await App.NewSourceAsync("h80-other", "H80");

        foreach (var (username, password) in new[]
        {
            ("h80-one", "wrong"), ("h80-one", other), ("h80-none", one), ("H80-ONE", one), ("h80-one ", one), ("h80-one", Keys.Master),
            ("h80-one", SourceKeys.Development), ("development", one),
        })
        {
            var answer = await App.LogInAsync(username, password);
            answer.ShouldBeNationalError(401);
            answer.Challenge.ShouldBe("SourceKey realm=\"dvc\"");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"username":"h80"}""")]
    [InlineData("""{"username":"","password":"p"}""")]
    [InlineData("""{"username":7,"password":"p"}""")]
    [InlineData("""{"username":"\ud800","password":"p"}""")]
    public async Task A_login_that_is_none_is_told(string body) =>
        (await App.DeliverAsync(key: null, body, NationalRequests.LoginPath)).ShouldBeNationalError(400)
            .Text("message").ShouldBe("Thông điệp không hợp lệ. / username and password must be a source's id and key.");

    [Fact]
    public async Task A_session_that_is_over_or_anothers_or_made_up_opens_nothing()
    {
        var (now, later) = (DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddHours(1));
        var key = await App.NewSourceAsync("h80-mine", "H80");
        var foreign = await App.NewSourceAsync("h80-foreign", "H80");
        var session = await App.NewSessionAsync("h80-mine", key);
        (await App.DeliverSessionAsync(Sessions.Of("h80-mine", later, key), "7")).ShouldBeDone(); // So the others fail for what they are.

        foreach (var bad in new[]
        {
            "", "x", "..", key, session[..^1], $"{session}x", $"x{session}", new string('x', 10_000),
            session.Replace("h80-mine", "h80-foreign"),
            Sessions.Of("h80-mine", now.AddSeconds(-1), key),
            Sessions.Of("h80-mine", later, foreign),
            Sessions.Of("h80-foreign", later, key),
            Sessions.Of("h80-none", later, key),
            Sessions.Of("development", later, key),
            $"{Sessions.Of("h80-mine", later, key).Split('.')[0]}.{later.AddHours(1).ToUnixTimeSeconds()}.{session.Split('.')[2]}",
        })
        {
            (await App.DeliverSessionAsync(bad, Item)).ShouldBeNationalError(401);
        }
    }

    [Fact]
    public async Task A_session_ends_with_its_source()
    {
        var session = await App.NewSessionAsync("h80-deleted", await App.NewSourceAsync("h80-deleted", "H80"));
        (await App.DeliverSessionAsync(session, "7")).ShouldBeDone();

        (await App.AdministerAsync(HttpMethod.Delete, "api/sources/h80-deleted")).Status.ShouldBe(204);

        (await App.DeliverSessionAsync(session, Item)).ShouldBeNationalError(401);
        await App.NewSourceAsync("h80-deleted", "H80");
        (await App.DeliverSessionAsync(session, Item)).ShouldBeNationalError(401);
    }

    [Fact]
    public async Task A_session_lives_through_its_keys_grace_and_ends_with_it()
    {
        var session = await App.NewSessionAsync("h80-rotated", await App.NewSourceAsync("h80-rotated", "H80"));

        await App.RotateAsync("h80-rotated", graceSeconds: 3600);
        (await App.DeliverSessionAsync(session, "7")).ShouldBeDone();

        await App.RotateAsync("h80-rotated", graceSeconds: 0);
        (await App.DeliverSessionAsync(session, Item)).ShouldBeNationalError(401);
    }

    [Fact]
    public async Task A_key_in_the_header_decides_whatever_the_session_says()
    {
        var key = await App.NewSourceAsync("h80-header", "H80");
        var session = await App.NewSessionAsync("h80-header", key);

        (await App.DeliverAsync("wrong", NationalRequests.Message(session, Item), NationalRequests.Path)).ShouldBeNationalError(401);
        (await App.DeliverAsync(key, NationalRequests.Message("wrong", "7"), NationalRequests.Path)).ShouldBeDone();
    }

    [Fact]
    public async Task Whoever_has_a_session_is_told_what_is_wrong_with_the_message_and_nobody_else()
    {
        var session = await App.NewSessionAsync("h80-told", await App.NewSourceAsync("h80-told", "H80"));
        var message = NationalRequests.Message(session, Item).Replace("\"service\":\"\"", $"\"service\":\"{EventJson.Secret}\"");

        (await App.DeliverAsync(key: null, message, NationalRequests.Path)).ShouldBeNationalError(400)
            .Text("message").ShouldBe("Thông điệp không hợp lệ. / service must be DongBoHoSoMC or CapNhatTienDoHoSoMC.");
        (await App.DeliverAsync(key: null, message.Replace(session, "x"), NationalRequests.Path)).ShouldBeNationalError(401);
    }
}
