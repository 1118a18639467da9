using System.Text.Json;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Kpi;

[Collection(ExampleCollection.Name)]
public sealed class RankTests(ExampleApp example)
{
    /// <summary>Two branches of different departments: the one that resolved late ranks second, whoever asks.</summary>
    [Fact]
    public async Task A_rank_is_the_same_whichever_agency_is_asked_for()
    {
        await example.App.PostAsync([Resolved("H52.12.01", "2022-10-06"), Resolved("H52.13.01", "2022-10-04")]);
        await example.App.SettleAsync();

        foreach (var asked in new[] { "H52", "H52.12" })
        {
            var agencies = (await example.App.GetAsync($"api/kpi/weekly?week=2022-W40&agency={asked}")).Json.GetProperty("agencies");
            var late = agencies.EnumerateArray().Single(row => Code(row) == "H52.12.01");
            late.GetProperty("rank").GetInt32().ShouldBe(2);
            agencies.EnumerateArray().Select(Code).ShouldAllBe(code => code.StartsWith($"{asked}.", StringComparison.Ordinal));
        }
    }

    private static string Code(JsonElement row) => row.GetProperty("agency").GetProperty("code").GetString()!;

    private static EventJson Resolved(string agency, string finishedOn) => new($"{agency}-221003-0001")
    {
        Agency = agency,
        Status = "resolved",
        ReceivedAt = "2022-10-03T08:00:00+07:00",
        DueAt = "2022-10-05T17:00:00+07:00",
        FinishedAt = $"{finishedOn}T10:00:00+07:00",
        UpdatedAt = $"{finishedOn}T10:00:00+07:00",
    };
}
