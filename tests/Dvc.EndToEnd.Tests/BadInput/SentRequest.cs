using System.Text;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.BadInput;

/// <summary>A request just as it goes out, with every key that opens unless it says otherwise.</summary>
internal sealed record SentRequest(string Method, string Target)
{
    private const string Json = "application/json";

    // Twice as much is no line any more.
    private const int LongestLine = 200;

    public byte[]? Body { get; init; }

    public string? ContentType { get; init; } = Json;

    public string? ContentEncoding { get; init; }

    public bool IsChunked { get; init; }

    public string? SourceKey { get; init; } = SourceKeys.Development;

    public string? HostKey { get; init; } = Keys.Master;

    /// <summary>What a reader is shown of the body, where that is not all of it.</summary>
    public string? Excerpt { get; init; }

    public static SentRequest Get(string target) => new("GET", target);

    public static SentRequest Post(string target, string body) => new("POST", target) { Body = Encoding.UTF8.GetBytes(body) };

    public HttpRequestMessage ToMessage(Uri app)
    {
        // As it stands: the usual way would take the dots out of a path, and decode what need not be encoded.
        var target = new Uri($"{app}{Target}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var message = new HttpRequestMessage(new HttpMethod(Method), target) { Content = Content() };
        message.Headers.TransferEncodingChunked = IsChunked ? true : null;
        Add(message, SourceKeys.Header, SourceKey);
        Add(message, Keys.Header, HostKey);
        return message;
    }

    /// <summary>The request as a line of what is not usual about it; null where it is none that can be read.</summary>
    /// <param name="usual">Method and target that need no mention.</param>
    public string? Line(string usual)
    {
        var head = $"{Method} /{Target}";
        string?[] parts =
        [
            head == usual ? null : head,
            SourceKey is null or SourceKeys.Development ? null : $"{SourceKeys.Header}: {SourceKey}",
            HostKey is null or Keys.Master ? null : $"{Keys.Header}: {HostKey}",
            ContentType is null or Json ? null : $"Content-Type: {ContentType}",
            ContentEncoding is null ? null : $"Content-Encoding: {ContentEncoding}",
            Excerpt ?? (Body is null ? null : Encoding.UTF8.GetString(Body)),
        ];
        var line = string.Join(' ', parts.Where(part => part is { Length: > 0 }));
        return line.Length is 0 or > LongestLine || line.Any(character => char.IsControl(character) || character is '\uFEFF' or '\uFFFD') ? null : line;
    }

    private static void Add(HttpRequestMessage message, string header, string? key)
    {
        if (key is not null)
        {
            message.Headers.TryAddWithoutValidation(header, key);
        }
    }

    private ByteArrayContent? Content()
    {
        if (Body is null)
        {
            return null;
        }

        var content = new ByteArrayContent(Body);
        content.Headers.TryAddWithoutValidation("Content-Type", ContentType is null ? [] : [ContentType]);
        content.Headers.TryAddWithoutValidation("Content-Encoding", ContentEncoding is null ? [] : [ContentEncoding]);
        return content;
    }
}
