namespace Dvc.EndToEnd.Tests.Support;

/// <summary>The key of a source that may deliver for every agency.</summary>
internal static class SourceKeys
{
    public const string Header = "x-source-key";
    public const string Development = "development-source-of-these-tests";

    public static IEnumerable<(string Name, string Value)> Settings =>
    [
        ("AZURE_FUNCTIONS_ENVIRONMENT", "Development"), ("DevelopmentSource__Key", Development), ("DevelopmentSource__Agency", "VN"),
    ];
}
