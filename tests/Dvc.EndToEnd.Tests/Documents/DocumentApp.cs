using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Documents;

/// <summary>An app with the development source that the documents speak of.</summary>
public sealed class DocumentApp : EmptyApp
{
    /// <summary>The source's key in the documents.</summary>
    public const string Key = "development-only";

    private protected override IEnumerable<(string Name, string Value)> Settings => [("DevelopmentSource__Key", Key)];
}
