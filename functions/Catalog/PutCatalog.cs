using System.Net.Mime;
using Dvc.Core;
using Dvc.Core.Catalog;
using Dvc.Functions.Http;
using Dvc.Storage.Catalog;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Dvc.Functions.Catalog;

/// <summary>Replaces a list of the catalogue, all of it or nothing.</summary>
/// <param name="store">The lists.</param>
/// <param name="reader">The catalogue in memory, which follows at once.</param>
/// <param name="logger">The log.</param>
public sealed class PutCatalog(CatalogStore store, CatalogReader reader, ILogger<PutCatalog> logger)
{
    private const int MaxBytes = 8 * 1024 * 1024;

    /// <summary><c>PUT /api/catalog/{agencies|procedures|calendar|targets}</c>, as CSV or JSON by its Content-Type; with <c>If-Match</c> only over that version.</summary>
    [Function(nameof(PutCatalog))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "put", Route = "api/catalog/{kind}")] HttpRequest request,
        string kind,
        CancellationToken cancellationToken)
    {
        var query = new RequestQuery(request);
        var wanted = query.Named<CatalogKind>("kind", kind);
        if (query.Problem is { } unknown)
        {
            return unknown;
        }

        var list = CatalogRules.List(wanted);
        var (sent, unreadable) = await ReadAsync(request, list.Columns, cancellationToken);
        if (sent is null)
        {
            return unreadable!;
        }

        var (entries, problem) = CatalogRules.Check(list, sent);
        return entries is null ? problem! : await ReplaceAsync(wanted, entries, request, cancellationToken);
    }

    /// <summary>The answer where another version stands.</summary>
    internal static ContentResult Changed() =>
        Problem.Of(412, "The list was changed in between.", "Read it again and send it with the ETag it has then. Nothing was changed.");

    /// <summary>The answer to another form.</summary>
    internal static ContentResult OtherForm() =>
        Problem.Of(415, "The form of the body is not supported.", "Content-Type must be text/csv or application/json.");

    /// <summary>The answer to a list that is too large.</summary>
    internal static ContentResult TooLarge() => Problem.TooLarge(MaxBytes);

    private async Task<IActionResult> ReplaceAsync(
        CatalogKind kind, IReadOnlyList<CheckedEntry> entries, HttpRequest request, CancellationToken cancellationToken)
    {
        var name = WireName<CatalogKind>.Of(kind);
        if (await store.ReplaceAsync(kind, entries, await ExpectedAsync(kind, request, cancellationToken), cancellationToken) is not { } version)
        {
            return Changed();
        }

        reader.Forget();
        logger.CatalogReplaced(name, entries.Count);
        request.HttpContext.Response.GetTypedHeaders().ETag = new EntityTagHeaderValue($"\"{CatalogTag.Of(version, isCsv: false)}\"");
        return JsonAnswer.Of(StatusCodes.Status200OK, new CatalogReplaced(name, version, entries.Count), ApiJson.Answers.CatalogReplaced);
    }

    // The version that must stand; null for any. Of several tags (RFC 9110, 13.1.1) it is the one that stands, if one does.
    private async Task<string?> ExpectedAsync(CatalogKind kind, HttpRequest request, CancellationToken cancellationToken)
    {
        var tags = request.GetTypedHeaders().IfMatch;
        if (tags.Count == 0 || tags.Any(EntityTagHeaderValue.Any.Equals))
        {
            return null;
        }

        var versions = tags.Select(tag => CatalogTag.Version(tag.Tag.ToString())).ToList();
        var current = tags.Count == 1 ? null : (await store.ReadVersionsAsync(cancellationToken)).GetValueOrDefault(WireName<CatalogKind>.Of(kind));
        return current is not null && versions.Contains(current, StringComparer.Ordinal) ? current : versions[0];
    }

    private static async Task<(IReadOnlyList<IReadOnlyDictionary<string, string>>? Entries, IActionResult? Problem)> ReadAsync(
        HttpRequest request, IReadOnlyList<EntryColumn> columns, CancellationToken cancellationToken)
    {
        var isCsv = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals(MediaTypeNames.Text.Csv, StringComparison.OrdinalIgnoreCase);
        if (!isCsv && !request.HasJsonContentType())
        {
            return (null, OtherForm());
        }

        if (await request.Body.ReadAtMostAsync(MaxBytes, cancellationToken) is not { } content)
        {
            return (null, TooLarge());
        }

        try
        {
            return (isCsv ? CatalogForm.ReadCsv(content, columns) : CatalogForm.ReadJson(content), null);
        }
        catch (FormatException failure)
        {
            return (null, Problem.Of(400, "The body is not valid.", failure.Message));
        }
    }
}
