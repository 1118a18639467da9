using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Execution;
using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>The routes of the host itself.</summary>
internal sealed class AdminEndpoints(AppFunctions functions, ManualRuns runs)
{
    public static Task GetStatusAsync(HttpContext context) =>
        Results.Json(new { state = "Running" }).ExecuteAsync(context);

    /// <summary>Runs a function that no HTTP request triggers, now, and does not wait for it.</summary>
    public async Task RunFunctionAsync(HttpContext context)
    {
        var result = functions.Find((string)context.GetRouteValue("name")!) switch
        {
            null => Results.Problem("No function has this name.", statusCode: 404),
            HttpFunction => Results.Problem("Call an HTTP function by its route.", statusCode: 400),
            var function when await ReadAsync(context) is { } run => Start(function, run),
            _ => Results.Problem("""The body must be {} or {"input": "..."}.""", statusCode: 400),
        };
        await result.ExecuteAsync(context);
    }

    private IResult Start(TriggeredFunction function, ManualRun run) => runs.TryStart(function, run.Input)
        ? Results.Accepted()
        : Results.Problem("The host is stopping.", statusCode: 503);

    private static async Task<ManualRun?> ReadAsync(HttpContext context)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<ManualRun>(
                context.Request.Body, JsonSerializerOptions.Web, context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record ManualRun(string? Input = null);
}
