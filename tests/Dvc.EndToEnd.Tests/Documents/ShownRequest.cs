namespace Dvc.EndToEnd.Tests.Documents;

/// <summary>A request that a document shows.</summary>
/// <param name="Place">The document and the line.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Target">The path and the query, without a slash before them.</param>
/// <param name="ContentType">The form of the body.</param>
/// <param name="Body">The body; <c>@</c> and a name where it is a file's; null where there is none.</param>
/// <param name="Status">The status of the answer that is shown after it; null where none is.</param>
internal sealed record ShownRequest(string Place, string Method, string Target, string ContentType, string? Body, int? Status);
