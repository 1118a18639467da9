using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dvc.EndToEnd.Tests.Support;
using Dvc.Testing;

namespace Dvc.EndToEnd.Tests.Documents;

/// <summary>Whatever a document shows is sent as it stands, found by the test itself, and answered as the document says.</summary>
public sealed partial class DocumentTests(DocumentApp shown) : IClassFixture<DocumentApp>
{
    private const string Schema = "docs/contract/dossier-event.schema.json";

    // An omitted value of a request is what an answer before gave: a session, a key.
    private readonly Dictionary<string, string> given = new(StringComparer.Ordinal);

    private string delivered = "";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_request_that_a_document_shows_is_taken()
    {
        var requests = DocumentText.Paths.SelectMany(DocumentText.Requests).ToList();
        List<string> refused = [];
        foreach (var request in requests)
        {
            var answer = await SendAsync(request);
            if (request.Status is { } status ? answer.Status != status : answer.Status is < 200 or > 299)
            {
                refused.Add($"{request.Place}: {answer.Status} {answer.Body}");
            }
        }

        refused.ShouldBeEmpty();

        // The README's are pasted into a shell (ReadmeTests).
        requests.Select(request => request.Place.Split(':')[0]).ToHashSet(StringComparer.Ordinal).ShouldBe(["docs/api.md", "docs/running.md"], ignoreOrder: true);
        requests.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task Every_example_of_the_events_schema_is_taken()
    {
        var members = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, Schema), Cancelled))!["properties"]!.AsObject();
        var examples = members.SelectMany(member => (member.Value!["examples"]?.AsArray() ?? []).Select(example => (member.Key, Value: example!.GetValue<string>()))).ToList();
        examples.ShouldNotBeEmpty();
        foreach (var (member, value) in examples)
        {
            var @event = JsonNode.Parse(new EventJson("H60.12-220701-0001").ToString())!.AsObject();
            @event[member] = value;

            (await SendAsync(new ShownRequest(Schema, "POST", "api/events", "application/json", @event.ToJsonString(), 202))).Status.ShouldBe(202, $"{member} {value}");
        }
    }

    private async Task<Answer> SendAsync(ShownRequest shownRequest)
    {
        var body = shownRequest.Body is { } text ? Given().Replace(text, match => $"\"{match.Groups["name"].Value}\": \"{given[match.Groups["name"].Value]}\"") : null;
        using var request = new HttpRequestMessage(HttpMethod.Parse(shownRequest.Method), new Uri(shown.App.Client.BaseAddress!, shownRequest.Target));
        if (body is not null)
        {
            delivered = body.StartsWith('@') ? delivered : body;
            request.Content = new ByteArrayContent(body.StartsWith('@') ? await FileAsync(body[1..]) : Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", shownRequest.ContentType);
        }

        // A session stands for the key.
        if (body?.Contains("\"session\"", StringComparison.Ordinal) != true)
        {
            request.Headers.Add(SourceKeys.Header, DocumentApp.Key);
        }

        using var client = new HttpClient();
        using var response = await client.SendAsync(request, Cancelled);
        var answer = await Answer.OfAsync(response);
        if (answer is { Status: < 300, MediaType: "application/json" } && answer.Json is { ValueKind: JsonValueKind.Object } json)
        {
            foreach (var member in json.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String))
            {
                given[member.Name] = member.Value.GetString()!;
            }
        }

        return answer;
    }

    // A file of the repository, or one of the reader's own: then what was delivered last.
    private async Task<byte[]> FileAsync(string name) =>
        Path.Combine(Repository.Root, name) is var path && File.Exists(path) ? await File.ReadAllBytesAsync(path, Cancelled) : Encoding.UTF8.GetBytes(delivered);

    [GeneratedRegex("\"(?<name>[a-z]+)\": \"…\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Given();
}
