using Dvc.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Options;

namespace Dvc.Functions.OpenApi;

/// <summary>
/// Keeps pages of other origins from administering, also where no key is asked for: a browser sends their forms to any
/// address that it reaches, and names their origin (Fetch, 3.1), or sends them as text without asking first.
/// </summary>
/// <param name="origins">Those that may.</param>
public sealed class SameOrigin(IOptions<OriginOptions> origins) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc />
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http
            && ApiDocument.OperationOf(context) is { IsAdministration: true } operation
            && Check(operation, http.Request) is { } problem)
        {
            await Failures.AnswerAsync(context, problem);
            return;
        }

        await next(context);
    }

    /// <summary>The answer to a page of another origin.</summary>
    internal static ContentResult Foreign() => Problem.Of(
        StatusCodes.Status403Forbidden, "The origin is not allowed.", "Origin must be this service's own, or one that its CORS settings name.");

    private ContentResult? Check(Operation operation, HttpRequest request) =>
        request.Headers.Origin is { Count: > 0 } origin && !IsAllowed(origin.ToString(), request.Host) ? Foreign()
        : request.ContentType is not null && !request.HasJsonContentType() && operation.IsBodyOptional ? JsonBody.OtherForm()
        : null;

    private bool IsAllowed(string origin, HostString own) =>
        origins.Value.Allowed!.Contains(origin, StringComparer.OrdinalIgnoreCase)
        || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, own.Value, StringComparison.OrdinalIgnoreCase));
}
