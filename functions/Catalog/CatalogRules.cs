using System.Text.Json;
using Dvc.Core.Catalog;
using Dvc.Core.Ingest;
using Dvc.Functions.Http;
using Dvc.Storage.Catalog;
using Microsoft.AspNetCore.Mvc;

namespace Dvc.Functions.Catalog;

/// <summary>What an entry of each list must be.</summary>
internal static class CatalogRules
{
    /// <summary>The list of a kind.</summary>
    public static ICatalogList List(CatalogKind kind) => kind switch
    {
        CatalogKind.Agencies => CatalogLists.Agencies,
        CatalogKind.Procedures => CatalogLists.Procedures,
        CatalogKind.Calendar => CatalogLists.Calendar,
        _ => CatalogLists.Targets,
    };

    /// <summary>Every entry in its one form, or the answer that names each broken rule by entry and field.</summary>
    public static (IReadOnlyList<CheckedEntry>? Entries, ContentResult? Problem) Check(
        ICatalogList list, IReadOnlyList<IReadOnlyDictionary<string, string>> entries)
    {
        List<CheckedEntry> good = [];
        List<RejectedEntry> rejected = [];
        HashSet<string> keys = new(StringComparer.Ordinal);
        foreach (var (index, texts) in entries.Index())
        {
            var fields = new EntryFields(texts);
            var entry = list.Check(fields);
            if (fields.Errors.Count == 0 && !keys.Add(entry.Key))
            {
                fields.Refuse(
                    list.Columns[0].Name, ErrorCodes.Duplicate, $"and the columns that tell entries apart ({string.Join(", ", list.Key)}) are those of an entry before", entry);
            }

            if (fields.Errors.Count == 0)
            {
                good.Add(entry);
            }
            else
            {
                rejected.Add(new RejectedEntry(index, fields.Errors));
            }
        }

        return rejected.Count == 0 ? (good, null) : (null, Refuse(rejected));
    }

    /// <summary>The answer that names broken rules.</summary>
    public static ContentResult Refuse(IReadOnlyList<RejectedEntry> rejected) => Problem.Of(new ProblemDetails
    {
        Status = 400,
        Title = "The list cannot be taken.",
        Detail = "Nothing was changed. rejected names each entry's place, fields and rules.",
        Extensions = { ["rejected"] = JsonSerializer.SerializeToElement(rejected, ApiJson.Answers.IReadOnlyListRejectedEntry) },
    });
}
