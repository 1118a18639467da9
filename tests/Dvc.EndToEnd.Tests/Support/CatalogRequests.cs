namespace Dvc.EndToEnd.Tests.Support;

/// <summary>What administrators ask of the catalogue.</summary>
internal static class CatalogRequests
{
    public static Task<Answer> PutCatalogAsync(
        this App app, string kind, string body, string contentType = "application/json", string? ifMatch = null) =>
        app.AdministerAsync(HttpMethod.Put, $"api/catalog/{kind}", body, contentType, ifMatch);
}
