using System.Text.Json;
using Dvc.EndToEnd.Tests.Hosting;
using Dvc.EndToEnd.Tests.Support;
using Dvc.Testing.OpenApi;

namespace Dvc.EndToEnd.Tests.OpenApi;

/// <summary>The app's OpenAPI document, and what of its answers is not as that says.</summary>
internal sealed class ApiDescription
{
    private readonly SchemaCheck schemas;

    private ApiDescription(JsonElement document)
    {
        schemas = new SchemaCheck(document);
        Operations =
        [
            .. from path in document.GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               select new DescribedOperation(operation.Name.ToUpperInvariant(), path.Name, operation.Value),
        ];
    }

    public IReadOnlyList<DescribedOperation> Operations { get; }

    public static async Task<ApiDescription> OfAsync(App app) => new((await app.GetAsync("api/openapi.json")).Json);

    /// <summary>The operation that a request leads to; null where there is none.</summary>
    public DescribedOperation? Find(string method, string target) =>
        Operations.SingleOrDefault(operation => operation.Method == method && Routes.LeadsTo(target, operation.Path.TrimStart('/')));

    /// <summary>What of an answer is not as described; empty where all is.</summary>
    public IReadOnlyList<string> Errors(DescribedOperation operation, Answer answer)
    {
        var form = answer.Body.Length == 0 ? "" : answer.MediaType;
        var described = operation.Answers.Where(one => one.Status == answer.Status && one.Form == form).ToList();
        return described switch
        {
            [] => [$"{operation.Id} has no answer {answer.Status} of form {form}: {answer.Body}"],
            [{ Form: "" }] => [],
            [var one] => [.. schemas.Errors(BodyOf(answer), one.Content.GetProperty("schema")).Select(error => $"{operation.Id} {answer.Status} {error}")],
            _ => throw new InvalidOperationException("An answer is described twice."),
        };
    }

    /// <summary>The body as JSON; of other forms their text.</summary>
    public static JsonElement BodyOf(Answer answer) =>
        answer.MediaType!.EndsWith("json", StringComparison.Ordinal) ? answer.Json : JsonSerializer.SerializeToElement(answer.Body);
}
