using System.Net.Mime;
using Dvc.Functions.Http;
using Dvc.Storage.Catalog;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.Catalog;

/// <summary>Reads a list of the catalogue.</summary>
/// <param name="store">The lists.</param>
public sealed class GetCatalog(CatalogStore store)
{
    private static readonly string[] Formats = ["json", "csv"];

    /// <summary><c>GET /api/catalog/{agencies|procedures|calendar|targets}?format=csv</c>; JSON where no format is named.</summary>
    [Function(nameof(GetCatalog))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "get", "head", Route = "api/catalog/{kind}")] HttpRequest request,
        string kind,
        CancellationToken cancellationToken)
    {
        var query = new RequestQuery(request);
        var wanted = query.Named<CatalogKind>("kind", kind);
        var isCsv = query.OneOf("format", Formats) == "csv";
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var list = await store.ReadAsync(wanted, cancellationToken);
        var columns = CatalogRules.List(wanted).Columns;
        var tag = CatalogTag.Of(list.Version, isCsv);
        var answer = isCsv
            ? new CacheableAnswer(tag, "text/csv; charset=utf-8", () => CatalogForm.WriteCsv(list.Entries, columns))
            : new CacheableAnswer(tag, MediaTypeNames.Application.Json, () => CatalogForm.WriteJson(list.Entries, columns));
        return answer.To(request);
    }
}
