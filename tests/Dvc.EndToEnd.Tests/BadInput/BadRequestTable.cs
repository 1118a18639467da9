using System.Collections;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.BadInput;

/// <summary>The bad requests of one route, or of several that are of a kind.</summary>
/// <param name="title">The heading.</param>
/// <param name="usual">Method and target that the lines leave out; empty where each has its own.</param>
/// <param name="remark">What a reader has to know before.</param>
internal sealed class BadRequestTable(string title, string usual = "", string remark = "") : IEnumerable<BadRequest>
{
    private readonly List<BadRequest> rows = [];

    public string Title => title;

    public string Remark => remark;

    /// <summary>Adds a request that HTTP can carry.</summary>
    public void Add(string name, SentRequest request, int status, string told) =>
        rows.Add(new BadRequest($"{title}: {name}", name, request.Line(usual), client => SendAsync(client, request), status, told) { Sent = request });

    /// <summary>Adds bytes that are no request, or not a whole one.</summary>
    public void Add(string name, string? line, string bytes, int status, string told) =>
        rows.Add(new BadRequest($"{title}: {name}", name, line, client => SendRawAsync(client, bytes), status, told));

    public IEnumerator<BadRequest> GetEnumerator() => rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static async Task<Answer> SendAsync(HttpClient client, SentRequest request)
    {
        using var message = request.ToMessage(client.BaseAddress!);
        using var response = await client.SendAsync(message, TestContext.Current.CancellationToken);
        return await Answer.OfAsync(response);
    }

    private static async Task<Answer> SendRawAsync(HttpClient client, string bytes)
    {
        using var connection = await RawConnection.OpenAsync(client.BaseAddress!, bytes);
        return Answer.OfRaw(await connection.ReadAnswerAsync());
    }
}
