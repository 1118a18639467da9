using System.Reflection;
using System.Text.Json;
using Dvc.Functions.OpenApi;
using Dvc.Testing.OpenApi;
using Microsoft.Azure.Functions.Worker;
using Microsoft.OpenApi;

namespace Dvc.Functions.Tests.OpenApi;

/// <summary>The OpenAPI document against the functions that the app has, and against itself.</summary>
public sealed class ApiDocumentTests
{
    // A worker's function cannot have none.
    private const string EmptyRoute = "{ignored:maxlength(0)?}";

    private static readonly JsonElement Document = JsonElement.Parse(ApiDocument.ToJson());

    private static readonly SchemaCheck Schemas = new(Document);

    [Fact]
    public void It_has_every_route_and_no_other_with_the_key_that_opens_it()
    {
        var triggers = typeof(GetOpenApi).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Select(method => (Function: method.GetCustomAttribute<FunctionAttribute>()?.Name, Trigger: TriggerOf(method)))
            .Where(function => function.Trigger is not null)
            .SelectMany(function => function.Trigger!.Methods!.Where(method => method != "head").Select(method =>
                (function.Function, Method: method.ToUpperInvariant(), Path: $"/{function.Trigger.Route}".Replace(EmptyRoute, ""), function.Trigger.AuthLevel)));

        Operations()
            .Select(operation => (operation.Json.GetProperty("operationId").GetString(), operation.Method, operation.Path, Level(operation.Json)))
            .ShouldBe(triggers, ignoreOrder: true);
    }

    /// <summary>HEAD is GET without the body (RFC 9110, 9.3.2), and as such is not described.</summary>
    [Fact]
    public void Whatever_answers_GET_answers_HEAD()
    {
        var methods = typeof(GetOpenApi).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Select(TriggerOf).OfType<HttpTriggerAttribute>().Select(trigger => trigger.Methods!).ToList();

        methods.Count(some => some.Contains("get")).ShouldBeGreaterThan(15);
        methods.ShouldAllBe(some => some.Contains("head") == some.Contains("get"));
    }

    [Fact]
    public void The_librarys_reader_finds_nothing_wrong()
    {
        var result = OpenApiDocument.Parse(Document.GetRawText(), OpenApiConstants.Json);

        result.Diagnostic.ShouldNotBeNull();
        result.Diagnostic.Errors.Select(error => $"{error.Pointer} {error.Message}").ShouldBeEmpty();
        result.Diagnostic.Warnings.Select(warning => $"{warning.Pointer} {warning.Message}").ShouldBeEmpty();
        result.Document.ShouldNotBeNull().Paths.Count.ShouldBe(Document.GetProperty("paths").EnumerateObject().Count());
    }

    [Fact]
    public void Every_reference_leads_somewhere() =>
        References(Document).Distinct(StringComparer.Ordinal)
            .Where(reference => !Document.GetProperty("components").GetProperty("schemas").TryGetProperty(reference.Split('/')[^1], out _))
            .ShouldBeEmpty();

    [Fact]
    public void Every_body_has_an_example_of_its_form_and_every_parameter_one_of_its_values()
    {
        foreach (var operation in Operations())
        {
            foreach (var (place, content) in Bodies(operation.Json))
            {
                Schemas.Errors(content.GetProperty("example"), content.GetProperty("schema")).ShouldBeEmpty($"{operation.Method} {operation.Path} {place}");
            }

            foreach (var parameter in Parameters(operation.Json))
            {
                Examples(parameter).ShouldNotBeEmpty($"{operation.Path} {parameter.GetProperty("name")}");
                Examples(parameter).SelectMany(example => Schemas.Errors(example, parameter.GetProperty("schema"))).ShouldBeEmpty($"{operation.Path} {parameter.GetProperty("name")}");
                parameter.GetProperty("description").GetString().ShouldNotBeNull().ShouldContain(" / ");
            }
        }
    }

    [Fact]
    public void Every_answer_to_what_fails_shows_one_of_its_status()
    {
        var shown = Operations().SelectMany(operation => operation.Json.GetProperty("responses").EnumerateObject()
                .Where(response => response.Name[0] is '4' or '5' && response.Value.TryGetProperty("content", out _)) // The host's 401 has none.
                .SelectMany(response => response.Value.GetProperty("content").EnumerateObject().Select(content => (response.Name, Example: content.Value.GetProperty("example")))))
            .ToList();

        shown.Count.ShouldBeGreaterThan(Operations().Count());
        shown.Where(one => StatusOf(one.Example) != one.Name).ShouldBeEmpty();
        shown.Where(one => one.Example.TryGetProperty("title", out _) && !one.Example.TryGetProperty("detail", out _)).ShouldBeEmpty();
    }

    [Fact]
    public void No_two_operations_have_one_name()
    {
        var names = Operations().Select(operation => operation.Json.GetProperty("operationId").GetString()).ToList();
        names.Distinct(StringComparer.Ordinal).Count().ShouldBe(names.Count);
    }

    [Fact]
    public void A_period_has_an_example_of_every_kind()
    {
        foreach (var parameters in Operations().Select(operation => Parameters(operation.Json)).Where(parameters => parameters.Any(parameter => Name(parameter) == "period")))
        {
            parameters.Single(parameter => Name(parameter) == "period").GetProperty("examples").EnumerateObject().Select(named => named.Name)
                .ShouldBe(parameters.Single(parameter => Name(parameter) == "grain").GetProperty("schema").GetProperty("enum").EnumerateArray().Select(name => name.GetString()!));
        }
    }

    [Fact]
    public void Every_part_of_a_path_is_a_parameter()
    {
        foreach (var operation in Operations())
        {
            Parameters(operation.Json).Where(parameter => parameter.GetProperty("in").GetString() == "path").Select(parameter => $"{{{parameter.GetProperty("name")}}}")
                .ShouldBe(operation.Path.Split('/').Where(part => part.StartsWith('{')), operation.Path);
        }
    }

    [Fact]
    public void What_is_said_of_members_is_said_of_members_that_answers_have()
    {
        var schemas = Document.GetProperty("components").GetProperty("schemas");
        WireForms.Members.Where(member => !schemas.GetProperty(member.Type.Name).GetProperty("properties").TryGetProperty(member.Member, out _)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"value": 0.5, "numerator": 1, "denominator": 2}""", true)]
    [InlineData("""{"value": null, "numerator": 0, "denominator": 0}""", true)]
    [InlineData("""{"value": 0.5, "numerator": null, "denominator": 2}""", false)]
    [InlineData("""{"value": "0.5", "numerator": 1, "denominator": 2}""", false)]
    [InlineData("""{"value": 0.5, "numerator": 1.5, "denominator": 2}""", false)]
    [InlineData("""{"value": 0.5, "numerator": 1}""", false)]
    [InlineData("""{"value": 0.5, "numerator": 1, "denominator": 2, "other": 3}""", false)]
    public void A_rate_has_a_value_or_null_and_nothing_else(string json, bool isOne) =>
        (Schemas.Errors(JsonElement.Parse(json), Component("RatePart")).Count == 0).ShouldBe(isOne);

    [Theory]
    [InlineData("""{"grain": "week", "id": "2026-W25", "start": "2026-06-15", "end": "2026-06-21", "complete": true}""", true)]
    [InlineData("""{"grain": "range", "id": "x", "start": "2026-06-15", "end": "2026-06-21", "complete": true, "toBeVerified": true}""", true)]
    [InlineData("""{"grain": "Week", "id": "2026-W25", "start": "2026-06-15", "end": "2026-06-21", "complete": true}""", false)]
    [InlineData("""{"grain": "week", "id": "2026-W25", "start": "15/06/2026", "end": "2026-06-21", "complete": true}""", false)]
    [InlineData("""{"grain": "week", "id": "2026-W25", "start": "2026-06-15", "end": "2026-06-21", "complete": true, "toBeVerified": null}""", false)]
    public void A_period_has_a_known_grain_and_days_and_leaves_out_rather_than_saying_null(string json, bool isOne) =>
        (Schemas.Errors(JsonElement.Parse(json), Component("PeriodPart")).Count == 0).ShouldBe(isOne);

    private static HttpTriggerAttribute? TriggerOf(MethodInfo method) =>
        method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).SingleOrDefault(trigger => trigger is not null);

    private static JsonElement Component(string name) => Document.GetProperty("components").GetProperty("schemas").GetProperty(name);

    private static IEnumerable<(string Method, string Path, JsonElement Json)> Operations() =>
        from path in Document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select (operation.Name.ToUpperInvariant(), path.Name, operation.Value);

    private static JsonElement[] Parameters(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var parameters) ? [.. parameters.EnumerateArray()] : [];

    private static string? Name(JsonElement parameter) => parameter.GetProperty("name").GetString();

    // Problem details say it as a number, the national message as a text.
    private static string StatusOf(JsonElement example) => example.TryGetProperty("status", out var status) ? status.GetRawText() : example.GetProperty("error_code").GetString()!;

    private static JsonElement[] Examples(JsonElement parameter) =>
        parameter.TryGetProperty("example", out var example) ? [example] : [.. parameter.GetProperty("examples").EnumerateObject().Select(named => named.Value.GetProperty("value"))];

    // Of the request and of every answer.
    private static IEnumerable<(string Place, JsonElement Content)> Bodies(JsonElement operation)
    {
        var sent = operation.TryGetProperty("requestBody", out var body) ? [("body", body)] : Array.Empty<(string, JsonElement)>();
        return sent.Concat(operation.GetProperty("responses").EnumerateObject().Select(response => (response.Name, response.Value)))
            .Where(place => place.Item2.TryGetProperty("content", out _))
            .SelectMany(place => place.Item2.GetProperty("content").EnumerateObject().Select(content => ($"{place.Item1} {content.Name}", content.Value)));
    }

    private static AuthorizationLevel Level(JsonElement operation)
    {
        if (!operation.TryGetProperty("security", out var security) || security.GetArrayLength() == 0)
        {
            return AuthorizationLevel.Anonymous;
        }

        var schemes = security.EnumerateArray().SelectMany(one => one.EnumerateObject()).Select(one => one.Name).ToList();
        return schemes.Contains("masterKey") ? AuthorizationLevel.Admin
            : schemes.Contains("functionKey") ? AuthorizationLevel.Function
            : schemes.Contains("sourceKey") ? AuthorizationLevel.Anonymous
            : throw new InvalidOperationException("No key opens it.");
    }

    private static IEnumerable<string> References(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member =>
            member.Name == "$ref" && member.Value.ValueKind == JsonValueKind.String ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
