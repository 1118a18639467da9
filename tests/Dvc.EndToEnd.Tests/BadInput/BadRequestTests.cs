using Dvc.EndToEnd.Tests.OpenApi;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.BadInput;

[Collection(BadInputCollection.Name)]
public sealed class BadRequestTests(BadInputApp bad)
{
    public static TheoryData<string> Ids => [.. BadRequests.ById.Keys];

    // They take time, or another state of the app.
    private static readonly int[] MetElsewhere = [403, 408, 409, 412, 429, 503];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_bad_request_is_answered_with_what_is_wrong(string id)
    {
        var request = BadRequests.ById[id];

        var answer = await request.SendAsync(bad.Stranger);

        answer.Status.ShouldBe(request.Status, answer.Body);
        Telling.Of(answer).ShouldBe(request.ToldToday);
        answer.ShouldHideInput();
        if (OperationOf(request) is { } operation && answer.Body.Length > 0)
        {
            bad.Api.Errors(operation, answer).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Every_problem_that_the_document_shows_is_one_that_is_told_here()
    {
        var told = BadRequests.ById.Values.Select(request => (OperationOf(request)?.Id, request.Status, request.Told)).ToHashSet();
        var shown =
            from operation in bad.Api.Operations
            from answer in operation.Answers
            where answer is { Status: >= 400, Form: not "" } && !MetElsewhere.Contains(answer.Status)
            let telling = Telling.Of(new Answer(answer.Status, answer.Form, ETag: null, RetryAfter: null, answer.Content.GetProperty("example").GetRawText()))
            select (operation.Id, answer.Status, telling);

        shown.Where(one => !told.Contains(one)).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_all_of_them_at_once_nothing_was_counted_and_the_app_goes_on()
    {
        await Parallel.ForEachAsync(
            BadRequests.ById.Values,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (request, _) => (await request.SendAsync(bad.Stranger)).Status.ShouldBe(request.Status, request.Id));

        await bad.App.SettleAsync();
        bad.App.Process.HasExited.ShouldBeFalse();
        bad.App.Process.Output.Split('\n').Where(line => line.Contains(" fail: ")).ShouldBeEmpty();
        (await bad.App.GetAsync("api/sources")).Json.GetProperty("sources").GetArrayLength().ShouldBe(0);
        (await ReceivedAsync()).ShouldBe(0);

        (await bad.App.PostAsync(GoodEvent.Json)).Status.ShouldBe(202);
        await bad.App.SettleAsync();
        (await ReceivedAsync()).ShouldBe(1);
    }

    private DescribedOperation? OperationOf(BadRequest request) =>
        request.Sent is { } sent ? bad.Api.Find(sent.Method, sent.Target) : null;

    private async Task<int> ReceivedAsync() =>
        (await bad.App.GetAsync($"api/kpi/range?from=2000-01-01&to={Today.Iso(Today.Date)}")).Json
            .GetProperty("counts").GetProperty("received").GetProperty("total").GetInt32();
}
