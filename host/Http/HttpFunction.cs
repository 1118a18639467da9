using Dvc.Host.Functions;
using Dvc.Host.Settings;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Dvc.Host.Http;

/// <summary>A function that answers HTTP requests.</summary>
/// <param name="Description">As its worker describes it.</param>
/// <param name="Parameter">The parameter that gets the request.</param>
/// <param name="Route">With the prefix.</param>
/// <param name="Methods">In upper case; none means all.</param>
/// <param name="Level">Whose key it asks for.</param>
internal sealed record HttpFunction(
    FunctionDescription Description,
    string Parameter,
    RoutePattern Route,
    IReadOnlyList<string> Methods,
    AuthorizationLevel Level)
    : TriggeredFunction(Description, Parameter)
{
    // Those that the published host refuses.
    private static readonly string[] HostsOwn = ["admin", "runtime"];

    /// <summary>Requests are many, and their senders know how they went.</summary>
    public override LogLevel SuccessLevel => LogLevel.Debug;

    public static HttpFunction Read(
        FunctionDescription description, Binding trigger, IConfiguration settings, string routePrefix)
    {
        var template = string.IsNullOrWhiteSpace(trigger.Route)
            ? description.Name
            : SettingReferences.Resolve(trigger.Route, settings).Trim('/');
        if (HostsOwn.FirstOrDefault(own => template.StartsWith(own, StringComparison.OrdinalIgnoreCase)) is { } taken)
        {
            throw new StartupException($"the route '{template}' begins with '{taken}', which is the host's own.");
        }

        return new HttpFunction(
            description,
            trigger.Name,
            Parse($"{routePrefix.Trim('/')}/{template}".TrimStart('/')),
            [.. trigger.Methods.Select(name => name.ToUpperInvariant())],
            LevelOf(trigger.AuthLevel));
    }

    public bool Answers(string httpMethod) =>
        Methods.Count == 0 || Methods.Contains(httpMethod, StringComparer.OrdinalIgnoreCase);

    private static AuthorizationLevel LevelOf(string? name) =>
        name is null ? AuthorizationLevel.Function
            : Enum.TryParse<AuthorizationLevel>(name, ignoreCase: true, out var level) && Enum.IsDefined(level) ? level
            : throw new StartupException($"authLevel is not '{name}' but one of {string.Join(", ", Enum.GetNames<AuthorizationLevel>())}.");

    private static RoutePattern Parse(string template)
    {
        try
        {
            return RoutePatternFactory.Parse(template);
        }
        catch (RoutePatternException exception)
        {
            throw new StartupException($"the route '{template}' is not valid: {exception.Message}");
        }
    }
}
