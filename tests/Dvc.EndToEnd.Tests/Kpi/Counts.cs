using System.Text.Json;

namespace Dvc.EndToEnd.Tests.Kpi;

/// <summary>The counts of an answer in one line, which must add up.</summary>
internal sealed record Counts(int CarriedOver, int Received, int Resolved, int Withdrawn, int Open, int Overdue)
{
    public static Counts Of(JsonElement json)
    {
        var (received, resolved, open) = (json.GetProperty("received"), json.GetProperty("resolved"), json.GetProperty("open"));
        var counts = new Counts(
            json.GetProperty("carriedOver").GetInt32(),
            Total(received),
            Total(resolved),
            json.GetProperty("withdrawn").GetInt32(),
            Total(open),
            open.GetProperty("overdue").GetInt32());
        Total(received).ShouldBe(Sum(received, "inPerson", "online", "post"));
        Total(resolved).ShouldBe(Sum(resolved, "early", "onTime", "late"));
        Total(open).ShouldBe(Sum(open, "withinDue", "overdue"));
        (counts.CarriedOver + counts.Received).ShouldBe(counts.Resolved + counts.Open + Sum(json, "withdrawn", "stopped", "refused"));
        return counts;
    }

    private static int Total(JsonElement json) => json.GetProperty("total").GetInt32();

    private static int Sum(JsonElement json, params IEnumerable<string> members) => members.Sum(member => json.GetProperty(member).GetInt32());
}
