using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace Dvc.Testing.Tables;

/// <summary>An answer of the service: a status, and the ETag of what was written or read.</summary>
public sealed class StubResponse(int status, ETag? etag = null) : Response
{
    private const string ETagHeader = "ETag";

    public override int Status => status;

    public override string ReasonPhrase => "";

    public override Stream? ContentStream { get; set; }

    public override string ClientRequestId { get; set; } = "";

    public override bool IsError => status >= 400;

    public override void Dispose()
    {
        // Holds nothing.
    }

    protected override bool ContainsHeader(string name) => TryGetHeader(name, out _);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() =>
        etag is { } value ? [new HttpHeader(ETagHeader, value.ToString())] : [];

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = name.Equals(ETagHeader, StringComparison.OrdinalIgnoreCase) ? etag?.ToString() : null;
        return value is not null;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = TryGetHeader(name, out var value) ? [value] : null;
        return values is not null;
    }
}
