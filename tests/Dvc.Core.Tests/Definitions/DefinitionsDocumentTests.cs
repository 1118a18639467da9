namespace Dvc.Core.Tests.Definitions;

public sealed class DefinitionsDocumentTests
{
    [Fact]
    public async Task The_document_holds_what_is_defined()
    {
        var cancelled = TestContext.Current.CancellationToken;
        var document = await File.ReadAllTextAsync(DefinitionsDocument.Path, cancelled);
        var renewed = DefinitionsDocument.Renew(document);
        if (Environment.GetEnvironmentVariable("DVC_UPDATE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(DefinitionsDocument.Path, renewed, cancelled);
            return;
        }

        (document == renewed).ShouldBeTrue("docs/definitions.md does not hold what is defined. To write it anew, run this test with DVC_UPDATE_DOCS=1 in the environment.");
    }
}
