using System.Net;

namespace Dvc.Host.Tests.Support;

/// <summary>What the tests say of responses.</summary>
internal static class Responses
{
    /// <summary>An answer of the host itself: a status, and nothing else.</summary>
    public static async Task ShouldBeBareAsync(this HttpResponseMessage response, HttpStatusCode status)
    {
        response.StatusCode.ShouldBe(status);
        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        response.Content.Headers.ContentType.ShouldBeNull();
    }
}
