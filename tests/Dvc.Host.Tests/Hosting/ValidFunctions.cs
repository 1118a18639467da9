using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Functions.Worker.Tests.Hosting;

/// <summary>Routes that are alike and yet never match the same request.</summary>
public static class ValidFunctions
{
    [Function("List")]
    public static void List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "letters")] HttpRequest request) =>
        request.ShouldNotBeNull();

    [Function("Add")]
    public static void Add([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "letters")] HttpRequest request) =>
        request.ShouldNotBeNull();

    [Function("Replay")]
    public static void Replay(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "letters/{id}/replay")] HttpRequest request, string id) =>
        request.RouteValues["id"].ShouldBe(id);

    [Function("Discard")]
    public static void Discard(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "letters/{id}/discard")] HttpRequest request, string id) =>
        request.RouteValues["id"].ShouldBe(id);
}
