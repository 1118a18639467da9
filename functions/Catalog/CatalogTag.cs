using Dvc.Functions.Http;

namespace Dvc.Functions.Catalog;

/// <summary>The tag of a list, without quotes: its version, and the form it is in.</summary>
internal static class CatalogTag
{
    private const string Csv = ".csv";

    public static string Of(string version, bool isCsv) => $"{version}{(isCsv ? Csv : "")}";

    /// <summary>The version that an ETag names, whichever form and content coding it is of.</summary>
    public static string Version(string etag) =>
        ContentCoding.WithoutSuffix(etag.Trim('"')) is var tag && tag.EndsWith(Csv, StringComparison.Ordinal) ? tag[..^Csv.Length] : tag;
}
