using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;
using Dvc.Core;
using Dvc.Functions.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Dvc.Functions.OpenApi;

/// <summary>The OpenAPI document of the app's routes, built from <see cref="Operations"/>.</summary>
internal sealed class ApiDocument
{
    private const string FunctionKey = "functionKey";
    private const string MasterKey = "masterKey";
    private const string SourceKey = "sourceKey";
    private const string InQuery = "InQuery";

    private readonly AnswerSchemas answers = new();
    private readonly OpenApiDocument document = new()
    {
        Info = new OpenApiInfo
        {
            Title = "Dvc",
            Version = "1",
            Description = "Hồ sơ thủ tục hành chính, đếm chính xác. / Administrative-procedure dossiers, counted exactly.",
        },
        Servers = [new OpenApiServer { Url = "/" }],
        Paths = [],
        Components = new OpenApiComponents(),
    };

    private ApiDocument()
    {
    }

    /// <summary>Every operation.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
        [.. FigureOperations.All, .. DeliveryOperations.All, .. AdministrationOperations.All, .. ServiceOperations.All];

    private static readonly Dictionary<string, Operation> ByFunction =
        Operations.ToDictionary(operation => operation.Function, StringComparer.Ordinal);

    /// <summary>The operation that a request leads to; null where the function is none of HTTP. HEAD is as GET.</summary>
    public static Operation? OperationOf(FunctionContext context) => ByFunction.GetValueOrDefault(context.FunctionDefinition.Name);

    /// <summary>The document in JSON.</summary>
    public static byte[] ToJson()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        new ApiDocument().Build().SerializeAs(OpenApiSpecVersion.OpenApi3_1, new OpenApiJsonWriter(text));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private OpenApiDocument Build()
    {
        AddKeys();
        document.Tags = Enum.GetValues<Area>().Select(area => new OpenApiTag { Name = WireName<Area>.Of(area) }).ToHashSet();
        AddSchemas();
        foreach (var path in Operations.GroupBy(operation => operation.Route, StringComparer.Ordinal))
        {
            document.Paths.Add(
                $"/{path.Key}",
                new OpenApiPathItem { Operations = path.ToDictionary(operation => HttpMethod.Parse(operation.Method), Describe) });
        }

        return document;
    }

    private void AddKeys()
    {
        Add(FunctionKey, "x-functions-key", ParameterLocation.Header, "Khóa của hàm / The host's function key");
        Add(FunctionKey + InQuery, "code", ParameterLocation.Query, "Khóa của hàm / The host's function key");
        Add(MasterKey, "x-functions-key", ParameterLocation.Header, "Khóa chính / The host's master key");
        Add(MasterKey + InQuery, "code", ParameterLocation.Query, "Khóa chính / The host's master key");
        Add(SourceKey, "x-source-key", ParameterLocation.Header, "Khóa của nguồn gửi / The key of a source");

        void Add(string scheme, string name, ParameterLocation location, string description) => document.AddComponent(
            scheme, new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, Name = name, In = location, Description = description });
    }

    // All before the operations, which refer to them.
    private void AddSchemas()
    {
        foreach (var type in Operations.SelectMany(operation => operation.Answers).SelectMany(answer => answer.Contents).Select(content => content.Type)
            .Concat(Operations.Select(operation => operation.Rejected))
            .OfType<Type>()
            .Distinct())
        {
            _ = answers.Of(type);
        }

        foreach (var (name, schema) in answers.Components.Concat(WrittenSchemas.All).OrderBy(schema => schema.Key, StringComparer.Ordinal))
        {
            document.AddComponent(name, Schema(schema));
        }
    }

    private OpenApiOperation Describe(Operation operation)
    {
        var hasTag = operation is { Method: "GET" } && operation.Answers.Any(answer => answer.HasTag);
        return new OpenApiOperation
        {
            OperationId = operation.Function,
            Summary = $"{operation.Summary} / {operation.SummaryEn}",
            Tags = new HashSet<OpenApiTagReference> { new(WireName<Area>.Of(operation.Area), document) },
            Parameters = [.. operation.Parameters.Concat(hasTag ? [Parameters.IfNoneMatch] : []).Select(Describe)],
            RequestBody = operation.Body.Count == 0 ? null : new OpenApiRequestBody { Required = !operation.IsBodyOptional, Content = Describe(operation.Body) },
            Responses = Responses(operation, hasTag),
            Security = Keys(operation),
        };
    }

    private OpenApiParameter Describe(Parameter parameter) => new()
    {
        Name = parameter.Name,
        In = parameter.In,
        Required = parameter.IsRequired,
        Description = parameter.Description,
        Schema = Schema(parameter.Schema),

        // One or several, never both.
        Example = parameter.Named.Count == 0 ? parameter.Example.DeepClone() : null,
        Examples = parameter.Named.Count == 0 ? null : parameter.Named.ToDictionary(
            named => named.Key, IOpenApiExample (named) => new OpenApiExample { Value = JsonValue.Create(named.Value) }, StringComparer.Ordinal),
    };

    private Dictionary<string, OpenApiMediaType> Describe(IReadOnlyList<Content> contents) => contents.ToDictionary(
        content => content.MediaType,
        content => new OpenApiMediaType
        {
            Schema = Schema(content.Type is { } type ? answers.Of(type) : content.Schema!),
            Example = content.Example.DeepClone(),
        },
        StringComparer.Ordinal);

    private OpenApiResponses Responses(Operation operation, bool hasTag)
    {
        var responses = new OpenApiResponses();
        foreach (var answer in operation.Answers)
        {
            responses.Add(Status(answer.Status), new OpenApiResponse
            {
                Description = answer.Description, Headers = answer.HasTag ? Tag() : null, Content = answer.Contents.Count == 0 ? null : Describe(answer.Contents),
            });
        }

        if (hasTag)
        {
            responses.Add(Status(304), new OpenApiResponse { Description = "Không đổi / Unchanged", Headers = Tag() });
        }

        if (operation.Level != AuthorizationLevel.Anonymous)
        {
            // The host's own answer, which has no body.
            responses.Add(Status(401), new OpenApiResponse { Description = Statuses.Meaning(401) });
        }

        foreach (var problem in ProblemsOf(operation).OrderBy(problem => problem.StatusCode))
        {
            var status = problem.StatusCode!.Value;
            responses.Add(Status(status), new OpenApiResponse { Description = Statuses.Meaning(status), Content = Problem(operation, status, problem.Content!) });
        }

        return responses;
    }

    // Its own first, then what is refused before any function runs.
    private static IEnumerable<ContentResult> ProblemsOf(Operation operation) =>
        operation.Problems
            .Append(KnownParameters.Unknown(operation, ""))
            .Concat(operation.IsAdministration ? [SameOrigin.Foreign(), JsonBody.OtherForm()] : [])
            .Where(problem => operation.Answers.All(answer => answer.Status != problem.StatusCode))
            .DistinctBy(problem => problem.StatusCode);

    private Dictionary<string, OpenApiMediaType> Problem(Operation operation, int status, string example)
    {
        var problem = WrittenSchemas.Reference(WrittenSchemas.Problem);
        var schema = operation.Rejected is { } rejected && status is 400 or 403
            ? new JsonObject { ["allOf"] = new JsonArray(problem, new JsonObject { ["properties"] = new JsonObject { ["rejected"] = answers.Of(rejected) } }) }
            : problem;
        return new(StringComparer.Ordinal) { [MediaTypeNames.Application.ProblemJson] = new OpenApiMediaType { Schema = Schema(schema), Example = JsonNode.Parse(example) } };
    }

    private List<OpenApiSecurityRequirement> Keys(Operation operation)
    {
        return operation.Level switch
        {
            AuthorizationLevel.Admin => [Of(MasterKey), Of(MasterKey + InQuery)],
            AuthorizationLevel.Anonymous when operation.Problems.Any(problem => problem.StatusCode == 401) => [Of(SourceKey)],

            AuthorizationLevel.Anonymous when operation.Area != Area.Delivery => [],

            // What stands for the key may be in the body.
            AuthorizationLevel.Anonymous => [Of(SourceKey), []],
            _ => [Of(FunctionKey), Of(FunctionKey + InQuery)],
        };

        OpenApiSecurityRequirement Of(string scheme) => new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };
    }

    private static Dictionary<string, IOpenApiHeader> Tag() => new(StringComparer.Ordinal)
    {
        ["ETag"] = new OpenApiHeader { Description = "Đổi khi nội dung đổi / Changes with the content", Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
    };

    private static string Status(int status) => status.ToString(CultureInfo.InvariantCulture);

    private IOpenApiSchema Schema(JsonObject schema)
    {
        if (schema["$ref"] is { } reference)
        {
            return new OpenApiSchemaReference(reference.GetValue<string>().Split('/')[^1], document);
        }

        var parsed = OpenApiModelFactory.Parse<OpenApiSchema>(schema.ToJsonString(), OpenApiSpecVersion.OpenApi3_1, document, out var found, OpenApiConstants.Json);
        return found.Errors.Count == 0 && parsed is not null
            ? parsed
            : throw new InvalidOperationException($"Not a schema: {string.Join("; ", found.Errors.Select(error => error.Message))}");
    }
}
