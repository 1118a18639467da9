using System.Text;

namespace Dvc.EndToEnd.Tests.Support;

/// <summary>What administrators and senders of sources ask.</summary>
internal static class SourceRequests
{
    /// <summary>Makes a source.</summary>
    /// <returns>Its key.</returns>
    public static async Task<string> NewSourceAsync(this App app, string id, string agency, int requestsPerMinute = 1200)
    {
        var answer = await app.PutSourceAsync(id, $$"""{"agency":"{{agency}}","requestsPerMinute":{{requestsPerMinute}}}""");
        answer.Status.ShouldBe(201, answer.Body);
        return answer.Text("key");
    }

    public static Task<Answer> PutSourceAsync(this App app, string id, string body, string contentType = "application/json") =>
        app.AdministerAsync(HttpMethod.Put, $"api/sources/{id}", body, contentType);

    /// <summary>Gives a source a new key.</summary>
    /// <returns>That key.</returns>
    public static async Task<string> RotateAsync(this App app, string id, int graceSeconds)
    {
        var answer = await app.AdministerAsync(HttpMethod.Post, $"api/sources/{id}/rotate", $$"""{"graceSeconds":{{graceSeconds}}}""");
        answer.Status.ShouldBe(200, answer.Body);
        return answer.Text("key");
    }

    /// <summary>As the app's client, which may know the master key.</summary>
    public static async Task<Answer> AdministerAsync(
        this App app, HttpMethod method, string path, string? body = null, string contentType = "application/json", string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await app.SendAsync(request);
    }

    /// <summary>As a sender that knows no key but this one, or none at all.</summary>
    public static async Task<Answer> DeliverAsync(this App app, string? key, string body, string path = "api/events")
    {
        using var client = new HttpClient { BaseAddress = app.Client.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation(SourceKeys.Header, key);
        }

        using var response = await client.SendAsync(request);
        return await Answer.OfAsync(response);
    }
}
