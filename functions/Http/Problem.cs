using System.Globalization;
using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace Dvc.Functions.Http;

/// <summary>Errors over HTTP: problem details of RFC 9457, which name what is wrong and what would be right.</summary>
public static class Problem
{
    /// <summary>A problem of the given status.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="title">What kind of problem it is, the same every time.</param>
    /// <param name="detail">What is wrong this time. It never repeats what was sent.</param>
    public static ContentResult Of(int status, string title, string detail) =>
        Of(new ProblemDetails { Status = status, Title = title, Detail = detail });

    /// <summary>A problem with further members.</summary>
    public static ContentResult Of(ProblemDetails problem) => new()
    {
        StatusCode = problem.Status,
        ContentType = MediaTypeNames.Application.ProblemJson,
        Content = JsonSerializer.Serialize(problem, ApiJson.Answers.ProblemDetails),
    };

    /// <summary>A body of more than <paramref name="maxBytes"/>.</summary>
    public static ContentResult TooLarge(int maxBytes) =>
        Of(413, "The body is too large.", string.Create(CultureInfo.InvariantCulture, $"The body may have at most {maxBytes} bytes."));

    /// <summary>A query or route parameter that cannot be used.</summary>
    public static ContentResult BadParameter(string name, string rule) =>
        Of(400, "The parameter is not valid.", $"{name} must be {rule}.");
}
