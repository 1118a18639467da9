using Dvc.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.OpenApi;
using Quickenshtein;

namespace Dvc.Functions.OpenApi;

/// <summary>
/// Refuses a query with a parameter that the route is not described with, which would be ignored, or with one twice. A
/// reader who misspells <c>week</c> must not be given another week.
/// </summary>
public sealed class KnownParameters : IFunctionsWorkerMiddleware
{
    private const string HostKey = "code";

    /// <inheritdoc />
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http
            && ApiDocument.OperationOf(context) is { } operation
            && Check(operation, http.Request.Query) is { } problem)
        {
            await Failures.AnswerAsync(context, problem);
            return;
        }

        await next(context);
    }

    /// <summary>The answer to a query that cannot be used; null for one that can.</summary>
    internal static ContentResult? Check(Operation operation, IQueryCollection query)
    {
        foreach (var (name, values) in query.Where(parameter => !IsSame(parameter.Key, HostKey)))
        {
            var known = Known(operation).FirstOrDefault(parameter => IsSame(parameter, name));
            if (known is null)
            {
                return Unknown(operation, name);
            }

            if (values.Count > 1)
            {
                return Problem.BadParameter(known, "given once; it is repeated");
            }
        }

        return null;
    }

    /// <summary>The answer to a parameter that an operation does not have.</summary>
    internal static ContentResult Unknown(Operation operation, string name)
    {
        var known = Known(operation);
        return Problem.Of(
            StatusCodes.Status400BadRequest,
            "The parameter is not known.",
            known.Count == 0
                ? "This route takes no parameters."
                : $"The nearest that this route takes is {known.MinBy(one => Levenshtein.GetDistance(one.ToUpperInvariant(), name.ToUpperInvariant()))}; all are {string.Join(", ", known)}.");
    }

    private static List<string> Known(Operation operation) =>
        [.. operation.Parameters.Where(parameter => parameter.In == ParameterLocation.Query).Select(parameter => parameter.Name)];

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
