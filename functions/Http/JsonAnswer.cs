using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace Dvc.Functions.Http;

/// <summary>Answers in JSON.</summary>
public static class JsonAnswer
{
    /// <summary>An answer of the given status that is about the moment only.</summary>
    public static ContentResult Of<T>(int status, T answer, JsonTypeInfo<T> type) => new()
    {
        StatusCode = status,
        ContentType = MediaTypeNames.Application.Json,
        Content = JsonSerializer.Serialize(answer, type),
    };
}
