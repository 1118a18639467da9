using System.Globalization;
using System.Text.Json;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.National;

/// <summary>What senders of the national message ask, and what they look for in the answer.</summary>
internal static class NationalRequests
{
    public const string Path = "api/events/national";
    public const string LoginPath = "api/events/national/login";

    private const string Done = "thành công";

    /// <summary>The message, with a session or without.</summary>
    public static string Message(string? session, params IEnumerable<object> items) =>
        $$"""{"session":{{JsonSerializer.Serialize(session)}},"madonvi":"","service":"","isUpdating":"False","data":[{{string.Join(',', items)}}]}""";

    /// <summary>A message that brings its session.</summary>
    public static Task<Answer> DeliverSessionAsync(this App app, string session, params IEnumerable<object> items) =>
        app.DeliverAsync(key: null, Message(session, items), Path);

    /// <summary>A bare array, with the key in the header.</summary>
    public static Task<Answer> DeliverItemsAsync(this App app, string key, params IEnumerable<object> items) =>
        app.DeliverAsync(key, $"[{string.Join(',', items)}]", Path);

    public static Task<Answer> LogInAsync(this App app, string username, string password) =>
        app.DeliverAsync(key: null, JsonSerializer.Serialize(new { username, password }), LoginPath);

    public static async Task<string> NewSessionAsync(this App app, string username, string password) =>
        (await app.LogInAsync(username, password)).ShouldBeDone().Text("session");

    /// <summary>As senders' code tells that all is well: by the text 0, and by the words.</summary>
    public static Answer ShouldBeDone(this Answer answer)
    {
        answer.Status.ShouldBe(200, answer.Body);
        answer.MediaType.ShouldBe("application/json");
        answer.Json.GetProperty("error_code").GetString().ShouldBe("0");
        answer.Text("message").ToUpperInvariant().ShouldContain(Done.ToUpperInvariant());
        return answer;
    }

    /// <summary>An error in the message's own form, which no sender takes for success.</summary>
    public static Answer ShouldBeNationalError(this Answer answer, int status)
    {
        answer.Status.ShouldBe(status, answer.Body);
        answer.MediaType.ShouldBe("application/json");
        answer.Json.EnumerateObject().Select(member => member.Name).ShouldBe(["error_code", "message"]);
        answer.Text("error_code").ShouldBe(status.ToString(CultureInfo.InvariantCulture));
        answer.Text("message").ShouldNotBeNullOrWhiteSpace();
        answer.Text("message").ToUpperInvariant().ShouldNotContain(Done.ToUpperInvariant());
        answer.ShouldHideInput();
        return answer;
    }
}
