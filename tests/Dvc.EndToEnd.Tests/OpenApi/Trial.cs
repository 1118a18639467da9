using System.Text;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.OpenApi;

/// <summary>Sends what the document describes, checks each answer against it, and knows which answers were met.</summary>
internal sealed class Trial(App app, ApiDescription api)
{
    private readonly HashSet<(string Operation, int Status, string Form)> met = [];

    /// <summary>Every answer to what goes well that was not met.</summary>
    public IEnumerable<(string Operation, int Status, string Form)> NotMet =>
        api.Operations
            .SelectMany(operation => operation.Answers.Where(answer => answer.Status < 400).Select(answer => (operation.Id, answer.Status, answer.Form)))
            .Except(met);

    /// <summary>Sends a request of an operation, with its examples where no values are named.</summary>
    public async Task<Answer> SendAsync(
        string id, IReadOnlyDictionary<string, string>? values = null, (string Form, string Text)? body = null)
    {
        var operation = Operation(id);
        values ??= new Dictionary<string, string>(StringComparer.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Parse(operation.Method), new Uri(operation.Target(values), UriKind.Relative));
        foreach (var (name, value) in operation.Headers(values))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (body is var (form, text))
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", form);
        }

        var answer = await app.SendAsync(request);
        api.Errors(operation, answer).ShouldBeEmpty(operation.Target(values));
        met.Add((id, answer.Status, answer.Body.Length == 0 ? "" : answer.MediaType!));
        return answer;
    }

    /// <summary>Sends an operation's only example of a body, changed where <paramref name="change"/> says so.</summary>
    public Task<Answer> SendExampleAsync(string id, Func<string, string>? change = null)
    {
        var (form, example) = Operation(id).Bodies.Single();
        return SendAsync(id, body: (form, change?.Invoke(example) ?? example));
    }

    public DescribedOperation Operation(string id) => api.Operations.Single(operation => operation.Id == id);
}
