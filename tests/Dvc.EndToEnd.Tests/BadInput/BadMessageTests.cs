namespace Dvc.EndToEnd.Tests.BadInput;

[Collection(BadInputCollection.Name)]
public sealed class BadMessageTests(BadInputApp bad)
{
    public static TheoryData<string> Names => [.. BadMessages.All.Select(message => message.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_bad_message_is_kept_with_what_is_wrong(string name)
    {
        var message = BadMessages.All.Single(message => message.Name == name);

        var letter = await bad.App.GetAsync($"api/deadletters/{message.LetterId}");

        letter.Status.ShouldBe(200, letter.Body);
        letter.Text("reason").ShouldBe(message.Reason);
        letter.Text("detail").ShouldBe(message.Detail);
        letter.Json.GetProperty("tries").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task Health_says_that_they_wait()
    {
        var health = (await bad.App.GetAsync("api/health")).Json;

        health.GetProperty("status").GetString().ShouldBe("degraded");
        health.GetProperty("deadLetters").GetInt32().ShouldBeGreaterThanOrEqualTo(BadMessages.All.Count);
        health.GetProperty("queue").GetProperty("poisonDepth").GetInt32().ShouldBe(0);
    }
}
