using Microsoft.AspNetCore.Routing.Matching;

namespace Dvc.Host.Http;

/// <summary>
/// A method that a function does not name is not found: Azure Functions answers 404 where ASP.NET Core's own policy
/// would answer 405.
/// </summary>
internal sealed class HttpMethodPolicy : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => 0;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) =>
        endpoints.Any(endpoint => endpoint.Metadata.GetMetadata<HttpFunction>() is not null);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        for (var index = 0; index < candidates.Count; index++)
        {
            if (candidates[index].Endpoint.Metadata.GetMetadata<HttpFunction>() is { } function
                && !function.Answers(httpContext.Request.Method))
            {
                candidates.SetValidity(index, false);
            }
        }

        return Task.CompletedTask;
    }
}
