using Microsoft.AspNetCore.Routing.Patterns;

namespace Dvc.Host.Http;

/// <summary>
/// Pairs of functions that could both answer a request. Azure Functions takes the first by name, not the one whose
/// route fits best as ASP.NET Core does, so such an app would behave differently there. Constraints are not looked
/// into: a parameter is taken to match everything, but for one of no characters, by which a worker's function has the
/// empty route: <c>{ignored:maxlength(0)?}</c>.
/// </summary>
internal static class RouteConflicts
{
    public static IEnumerable<string> Among(IReadOnlyList<HttpFunction> functions) =>
        from index in Enumerable.Range(0, functions.Count)
        let one = functions[index]
        from other in functions.Skip(index + 1)
        where ShareMethod(one, other) && Overlap(Segments(one), Segments(other))
        select $"{one.Name} ({one.Route.RawText}) and {other.Name} ({other.Route.RawText}) have overlapping routes.";

    private static RoutePatternPathSegment[] Segments(HttpFunction function) =>
        [.. function.Route.PathSegments.Where(segment => Parameter(segment)?.ParameterPolicies.Any(policy => policy.Content == "maxlength(0)") != true)];

    private static bool ShareMethod(HttpFunction one, HttpFunction other) =>
        one.Methods.Count == 0 || other.Methods.Count == 0 || one.Methods.Any(other.Answers);

    private static bool Overlap(
        ReadOnlySpan<RoutePatternPathSegment> one, ReadOnlySpan<RoutePatternPathSegment> other)
    {
        if (one.IsEmpty || other.IsEmpty)
        {
            return CanBeAbsent(one) && CanBeAbsent(other);
        }

        if (Parameter(one[0])?.IsCatchAll == true || Parameter(other[0])?.IsCatchAll == true)
        {
            return true;
        }

        return (CanBeAbsent(one) && CanBeAbsent(other)) || (Meet(one[0], other[0]) && Overlap(one[1..], other[1..]));
    }

    // What may be absent is always at the end of a route.
    private static bool CanBeAbsent(ReadOnlySpan<RoutePatternPathSegment> segments) =>
        segments.IsEmpty || Parameter(segments[0]) is { IsOptional: true } or { IsCatchAll: true } or { Default: not null };

    private static bool Meet(RoutePatternPathSegment one, RoutePatternPathSegment other) =>
        Literal(one) is not { } text || Literal(other) is not { } otherText
        || string.Equals(text, otherText, StringComparison.OrdinalIgnoreCase);

    private static RoutePatternParameterPart? Parameter(RoutePatternPathSegment segment) =>
        segment.IsSimple ? segment.Parts[0] as RoutePatternParameterPart : null;

    private static string? Literal(RoutePatternPathSegment segment) =>
        segment.IsSimple ? (segment.Parts[0] as RoutePatternLiteralPart)?.Content : null;
}
