using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Dvc.Functions.Http;

namespace Dvc.Functions.OpenApi;

/// <summary>An answer of an operation.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Description">What it means, in Vietnamese and English.</param>
/// <param name="Contents">The forms it may have; none where it has no body.</param>
internal sealed record Answer(int Status, string Description, params IReadOnlyList<Content> Contents)
{
    private const string Done = "Thành công / Done";

    /// <summary>Whether it has an ETag, and is answered with 304 to who has it already.</summary>
    public bool HasTag { get; init; }

    /// <summary>What was asked for.</summary>
    public static Answer Ok<T>(JsonTypeInfo<T> type, T example) => Of(200, Done, type, example);

    /// <summary>What was asked for, with its ETag.</summary>
    public static Answer Tagged<T>(JsonTypeInfo<T> type, T example) => Ok(type, example) with { HasTag = true };

    /// <summary>Figures, in JSON and in CSV, with their ETag.</summary>
    public static Answer Figures<T>(JsonTypeInfo<T> type, T example) => new(
        200,
        Done,
        Content.Of(MediaTypeNames.Application.Json, type, example),
        Content.Of(CsvForm.MediaType, WrittenSchemas.Text, Encoding.UTF8.GetString(CsvForm.Write(JsonSerializer.SerializeToElement(example, type), type)))) { HasTag = true };

    /// <summary>An answer in JSON.</summary>
    public static Answer Of<T>(int status, string description, JsonTypeInfo<T> type, T example) =>
        new(status, description, Content.Of(MediaTypeNames.Application.Json, type, example));
}
