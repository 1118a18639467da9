using System.Text.Json;
using System.Text.Json.Nodes;
using Dvc.Bench.Year;

namespace Dvc.Cli.Tests;

/// <summary>Answers that are right but for one number, which must be found.</summary>
public sealed class IdentitiesTests
{
    [Fact]
    public void A_right_answer_has_none_broken()
    {
        Broken(Week()).ShouldBeEmpty();
        Broken(Series()).ShouldBeEmpty();
        Broken(Now()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("counts.received.inPerson", -1, "counts.received.inPerson is -1")]
    [InlineData("counts.received.post", 2, "counts.received is 10, its channels 12")]
    [InlineData("counts.resolved.early", 4, "counts.resolved is 8, its outcomes 5")]
    [InlineData("counts.open.overdue", 2, "counts.open is 6, within due and overdue 7")]
    [InlineData("counts.withdrawn", 1, "counts: carried over and received is 14, closed and open 15")]
    [InlineData("rates.onTime.numerator", 9, "rates.onTime is 0.875 of 9/8")]
    [InlineData("rates.onTime.numerator", -1, "rates.onTime.numerator is -1")]
    [InlineData("rates.online.denominator", 11, "rates.online is out of 11, where 10 are counted")]
    [InlineData("rates.paidOnline.value", 0, "rates.paidOnline is 0 of 0/0")]
    [InlineData("own.counts.carriedOver", -2, "own.counts.carriedOver is -2")]
    [InlineData("agencies.0.counts.received.online", 2, "agencies[H60.01].counts.received is 4, its channels 5")]
    [InlineData("agencies.0.counts.received.online", 2, "[H60].counts.received.online is 3, its own and those below 4")]
    [InlineData("agencies.1.own.counts.refused", 1, "[H60.05].counts.refused is 0, its own and those below 1")]
    [InlineData("previous.counts.open.total", 5, "previous.counts.open is 5, carried over 4")]
    [InlineData("yearToDate.counts.open.total", 5, "yearToDate.counts.open is 5, open 6")]
    public void A_number_that_does_not_fit_is_named(string path, int value, string broken) => Broken(Changed(Week(), path, value)).ShouldContain(broken);

    [Fact]
    public void A_period_begins_with_what_the_one_before_left_open() =>
        Broken(Changed(Series(), "periods.1.counts.carriedOver", 5)).ShouldContain("periods[2022-W25].counts.open is 6, carried over to 2022-W26 5");

    [Fact]
    public void What_is_due_is_open() =>
        Broken(Changed(Now(), "dueToday", 7)).ShouldBe(["open 10, overdue 2, due today 7, then 1, 3, 4"]);

    private static List<string> Broken(JsonNode answer) => [.. Identities.Broken(answer.Deserialize<JsonElement>())];

    private static JsonNode Changed(JsonNode answer, string path, int value)
    {
        var members = path.Split('.');
        var parent = members[..^1].Aggregate(answer, (node, member) => node is JsonArray rows ? rows[int.Parse(member, null)]! : node[member]!);
        parent[members[^1]] = value;
        return answer;
    }

    private static JsonNode Week() => JsonNode.Parse($$"""
        {
          "agency": {"code": "H60"}, "period": {"id": "2022-W26"},
          {{Counts(7, 3, 7, 1, 4, 1)}},
          "rates": {
            "online": {"value": 0.3, "numerator": 3, "denominator": 10}, "onTime": {"value": 0.875, "numerator": 7, "denominator": 8},
            "handling": {"value": 3.5, "numerator": 28, "denominator": 8}, "paidOnline": {"value": null, "numerator": 0, "denominator": 0}
          },
          "own": { {{Counts(0, 0, 1, 0, 2, 0)}} },
          "previous": {"period": "2022-W25", {{Counts(7, 3, 9, 1, 4, 0)}} },
          "yearToDate": {"period": {"id": "2022-W26"}, {{Counts(12, 3, 9, 1, 1, 1)}} },
          "agencies": [
            {"agency": {"code": "H60.01"}, {{Counts(3, 1, 2, 1, 1, 0)}} },
            {"agency": {"code": "H60.05"}, {{Counts(4, 2, 4, 0, 1, 1)}}, "own": { {{Counts(1, 1, 2, 0, 1, 1)}} } },
            {"agency": {"code": "H60.05.01"}, {{Counts(3, 1, 2, 0, 0, 0)}} }
          ]
        }
        """)!;

    private static JsonNode Series() => JsonNode.Parse($$"""
        {"periods": [
          {"period": {"id": "2022-W25"}, {{Counts(7, 3, 7, 1, 4, 1)}}, "rates": {} },
          {"period": {"id": "2022-W26"}, {{Counts(2, 1, 4, 0, 6, 0)}}, "rates": {} }
        ]}
        """)!;

    private static JsonNode Now() => JsonNode.Parse("""
        {"agency": {"code": "H60"}, "open": 10, "overdue": 2, "dueToday": 3, "dueNext": [{"count": 1}, {"count": 3}, {"count": 4}]}
        """)!;

    private static string Counts(int inPerson, int online, int early, int late, int carriedOver, int overdue)
    {
        var open = carriedOver + inPerson + online - early - late;
        return $$"""
            "counts": {
              "received": {"total": {{inPerson + online}}, "inPerson": {{inPerson}}, "online": {{online}}, "post": 0},
              "resolved": {"total": {{early + late}}, "early": {{early}}, "onTime": 0, "late": {{late}} },
              "carriedOver": {{carriedOver}}, "withdrawn": 0, "stopped": 0, "refused": 0,
              "open": {"total": {{open}}, "withinDue": {{open - overdue}}, "overdue": {{overdue}} }
            }
            """;
    }
}
