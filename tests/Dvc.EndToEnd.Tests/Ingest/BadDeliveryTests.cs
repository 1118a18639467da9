using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Ingest;

public sealed class BadDeliveryTests(GuardedApp guarded) : IClassFixture<GuardedApp>
{
    public static TheoryData<string> Names => [.. BadDeliveries.All.Select(delivery => delivery.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_bad_delivery_is_answered_with_what_is_wrong(string name)
    {
        var delivery = BadDeliveries.All.Single(delivery => delivery.Name == name);
        using var request = delivery.Request();

        var answer = await guarded.App.SendAsync(request);

        answer.ShouldBeProblem(delivery.Status);
        answer.Text("title").ShouldBe(delivery.Title);
        answer.Text("detail").ShouldBe(delivery.Detail);
        RejectedIn(answer).ShouldBe(delivery.Rejected is { } rule ? [(0, rule.Field, rule.Code)] : []);
    }

    private static IEnumerable<(int Index, string Field, string Code)> RejectedIn(Answer answer) =>
        answer.Json.TryGetProperty("rejected", out var rejected)
            ? from rejection in rejected.EnumerateArray()
              from error in rejection.GetProperty("errors").EnumerateArray()
              select (rejection.GetProperty("index").GetInt32(), error.GetProperty("field").GetString()!, error.GetProperty("code").GetString()!)
            : [];
}
