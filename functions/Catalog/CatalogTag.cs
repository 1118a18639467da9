namespace Dvc.Functions.Catalog;

/// <summary>The ETag of a list: its version, and the form it is in.</summary>
internal static class CatalogTag
{
    private const string Csv = ".csv";

    public static string Of(string version, bool isCsv) => $"\"{version}{(isCsv ? Csv : "")}\"";

    /// <summary>The version that a tag names, whichever form it is of.</summary>
    public static string Version(string tag) => tag.Trim('"') is var text && text.EndsWith(Csv, StringComparison.Ordinal) ? text[..^Csv.Length] : text;
}
