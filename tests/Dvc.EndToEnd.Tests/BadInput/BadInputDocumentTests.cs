namespace Dvc.EndToEnd.Tests.BadInput;

public sealed class BadInputDocumentTests
{
    [Fact]
    public async Task The_document_holds_what_is_tried()
    {
        var cancelled = TestContext.Current.CancellationToken;
        var document = await File.ReadAllTextAsync(BadInputDocument.Path, cancelled);
        var renewed = BadInputDocument.Renew(document);
        if (Environment.GetEnvironmentVariable("DVC_UPDATE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(BadInputDocument.Path, renewed, cancelled);
            return;
        }

        (document == renewed).ShouldBeTrue("docs/bad-input.md does not hold what is tried. To write it anew, run this test with DVC_UPDATE_DOCS=1 in the environment.");
    }
}
