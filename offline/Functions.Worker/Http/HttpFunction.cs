using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker.Execution;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>A function that answers HTTP requests.</summary>
/// <param name="Method">What runs.</param>
/// <param name="Route">With the prefix.</param>
/// <param name="Methods">In upper case; none means all.</param>
/// <param name="Level">Whose key it asks for.</param>
internal sealed record HttpFunction(
    FunctionMethod Method, RoutePattern Route, IReadOnlyList<string> Methods, AuthorizationLevel Level)
    : TriggeredFunction(Method)
{
    public static HttpFunction Read(
        MethodReader method, HttpTriggerAttribute trigger, IConfiguration settings, string routePrefix)
    {
        var template = string.IsNullOrWhiteSpace(trigger.Route)
            ? method.Name
            : SettingReferences.Resolve(trigger.Route, settings).Trim('/');
        if (template.StartsWith("admin", StringComparison.OrdinalIgnoreCase))
        {
            throw new StartupException($"the route '{template}' begins with 'admin', which is the host's own.");
        }

        var route = Parse($"{routePrefix.Trim('/')}/{template}".TrimStart('/'));
        var bound = method.Bind(
            type => type == typeof(HttpRequest) ? invocation => ((HttpContext)invocation.Trigger).Request : null,
            [typeof(IActionResult), typeof(IResult)],
            parameter => parameter.ParameterType == typeof(string) && route.GetParameter(parameter.Name!) is not null
                ? invocation => ((HttpContext)invocation.Trigger).GetRouteValue(parameter.Name!)
                : null);
        var methods = trigger.Methods ?? [];
        return new HttpFunction(bound, route, [.. methods.Select(name => name.ToUpperInvariant())], trigger.AuthLevel);
    }

    public bool Answers(string httpMethod) =>
        Methods.Count == 0 || Methods.Contains(httpMethod, StringComparer.OrdinalIgnoreCase);

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
