using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Tests;

/// <summary>A transport that keeps each request and answers with the next status of a list.</summary>
internal sealed class FakeTransport(params int[] statuses) : HttpClientTransport
{
    private readonly List<(string Method, Uri Uri, Dictionary<string, string> Headers)> requests = [];

    public IReadOnlyList<(string Method, Uri Uri, Dictionary<string, string> Headers)> Requests => requests;

    public override void Process(HttpMessage message)
    {
        var headers = message.Request.Headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase);
        requests.Add((message.Request.Method.Method, message.Request.Uri.ToUri(), headers));
        message.Response = new TransactionResponse(statuses[Math.Min(requests.Count, statuses.Length) - 1], "");
    }

    public override ValueTask ProcessAsync(HttpMessage message)
    {
        Process(message);
        return ValueTask.CompletedTask;
    }
}
