using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.OpenApi;

/// <summary>One route of the app as its OpenAPI document describes it. A route is added by one of these in its area's list.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="Method">The HTTP method in upper case.</param>
/// <param name="Route">The route's template, without a slash before it.</param>
/// <param name="Level">What key opens it.</param>
/// <param name="Area">The area that it belongs to.</param>
internal sealed record Operation(string Function, string Method, string Route, AuthorizationLevel Level, Area Area)
{
    /// <summary>What it is for, in Vietnamese.</summary>
    public required string Summary { get; init; }

    /// <summary>The same in English.</summary>
    public required string SummaryEn { get; init; }

    /// <summary>Path, query and header parameters; those of conditional reading are added.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>The forms that the body may have; none where there is no body.</summary>
    public IReadOnlyList<Content> Body { get; init; } = [];

    /// <summary>Whether the body may be left out.</summary>
    public bool IsBodyOptional { get => Body.Count == 0 || field; init; }

    /// <summary>Whether it changes what only administrators may.</summary>
    public bool IsAdministration => Level == AuthorizationLevel.Admin && Method != "GET";

    /// <summary>What it answers where all goes well, and where it fails in a form of its own.</summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>The problem details that it answers, one of each status, but for the 401 of the host's keys, which has no body.</summary>
    public IReadOnlyList<ContentResult> Problems { get; init; } = [];

    /// <summary>What problem details carry beyond their own members; null where nothing.</summary>
    public Type? Rejected { get; init; }
}
