using System.Globalization;
using System.Text.Json;

namespace Dvc.Bench.Year;

/// <summary>
/// What holds in every answer of figures at every moment (<c>docs/counting.md</c>), checked on the JSON as it was served and
/// without the code that made it.
/// </summary>
internal static class Identities
{
    // Days, of which there may be more than dossiers.
    private static readonly HashSet<string> RatesOfDays = new(StringComparer.Ordinal) { "handling", "handlingWorking" };

    /// <summary>Every contradiction of an answer: where it is, and the numbers that do not fit.</summary>
    public static IEnumerable<string> Broken(JsonElement answer) =>
        Everywhere(answer, "").Concat(OfTree(answer)).Concat(OfNeighbours(answer)).Concat(OfSeries(answer)).Concat(OfNow(answer)).Select(broken => broken.TrimStart('.'));

    private static IEnumerable<string> Everywhere(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, index) => Everywhere(item, $"{path}[{Name(item) ?? Text(index)}]")),
        JsonValueKind.Object => (element.TryGetProperty("counts", out var counts) ? OfCounts(counts, path) : [])
            .Concat(element.TryGetProperty("rates", out var rates) ? OfRates(rates, counts, path) : [])
            .Concat(element.TryGetProperty("numerator", out var numerator) && numerator.GetInt64() < 0 ? [$"{path}.numerator is {numerator}"] : [])
            .Concat(element.EnumerateObject().SelectMany(member => Everywhere(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}"))),
        _ => [],
    };

    private static IEnumerable<string> OfCounts(JsonElement counts, string path)
    {
        var (received, resolved, open) = (counts.GetProperty("received"), counts.GetProperty("resolved"), counts.GetProperty("open"));
        var closed = Total(resolved) + Number(counts, "withdrawn") + Number(counts, "stopped") + Number(counts, "refused");
        return Negative(counts, $"{path}.counts")
            .Concat(Equal($"{path}.counts.received", Total(received), "its channels", Parts(received)))
            .Concat(Equal($"{path}.counts.resolved", Total(resolved), "its outcomes", Parts(resolved)))
            .Concat(Equal($"{path}.counts.open", Total(open), "within due and overdue", Parts(open)))
            .Concat(Equal($"{path}.counts: carried over and received", Number(counts, "carriedOver") + Total(received), "closed and open", closed + Total(open)));
    }

    private static IEnumerable<string> Negative(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Number => element.GetInt64() < 0 ? [$"{path} is {element}"] : [],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Negative(member.Value, $"{path}.{member.Name}")),
        _ => [],
    };

    private static IEnumerable<string> OfRates(JsonElement rates, JsonElement counts, string path)
    {
        foreach (var rate in rates.EnumerateObject())
        {
            var (numerator, denominator) = (Number(rate.Value, "numerator"), Number(rate.Value, "denominator"));
            var hasValue = rate.Value.GetProperty("value").ValueKind == JsonValueKind.Number;
            if (denominator < 0 || (numerator > denominator && !RatesOfDays.Contains(rate.Name)) || hasValue != (denominator != 0))
            {
                yield return $"{path}.rates.{rate.Name} is {rate.Value.GetProperty("value")} of {numerator}/{denominator}";
            }

            if (Denominator(rate.Name, counts) is { } counted && counted != denominator)
            {
                yield return $"{path}.rates.{rate.Name} is out of {denominator}, where {counted} are counted";
            }
        }
    }

    private static long? Denominator(string rate, JsonElement counts) => rate switch
    {
        _ when counts.ValueKind != JsonValueKind.Object => null,
        "online" or "fullOnline" => Total(counts.GetProperty("received")),
        "onTime" or "early" or "late" or "handling" or "handlingWorking" => Total(counts.GetProperty("resolved")),
        "progress" => Total(counts.GetProperty("resolved")) + Total(counts.GetProperty("open")),
        "digitised" => Number(counts.GetProperty("received"), "inPerson"),
        _ => null,
    };

    // An agency is what it handles itself and all directly below it.
    private static IEnumerable<string> OfTree(JsonElement answer)
    {
        if (!answer.TryGetProperty("agencies", out var agencies) || !answer.TryGetProperty("counts", out _))
        {
            return [];
        }

        var rows = agencies.EnumerateArray().Prepend(answer).ToDictionary(row => Name(row)!, StringComparer.Ordinal);
        var below = rows.Where(row => row.Key != Name(answer)).ToLookup(row => Parent(row.Key), row => row.Value, StringComparer.Ordinal);
        return rows.Where(row => below.Contains(row.Key)).SelectMany(row =>
        {
            var parts = below[row.Key].Concat(row.Value.TryGetProperty("own", out var own) ? [own] : []).Select(part => Flat(part.GetProperty("counts"))).ToList();
            return Flat(row.Value.GetProperty("counts")).SelectMany(count =>
                Equal($"[{row.Key}].counts.{count.Key}", count.Value, "its own and those below", parts.Sum(part => part[count.Key])));
        });
    }

    // What a span begins with is what the one before left open; what is open does not depend on when the count began.
    private static IEnumerable<string> OfNeighbours(JsonElement answer)
    {
        if (!answer.TryGetProperty("counts", out var counts) || !answer.TryGetProperty("previous", out var previous))
        {
            return [];
        }

        var isAdjoining = !previous.TryGetProperty("days", out _) && !previous.TryGetProperty("predecessors", out _);
        var before = isAdjoining ? Equal("previous.counts.open", Total(previous.GetProperty("counts").GetProperty("open")), "carried over", Number(counts, "carriedOver")) : [];
        return before.Concat(Equal(
            "yearToDate.counts.open", Total(answer.GetProperty("yearToDate").GetProperty("counts").GetProperty("open")), "open", Total(counts.GetProperty("open"))));
    }

    private static IEnumerable<string> OfSeries(JsonElement answer) =>
        !answer.TryGetProperty("periods", out var periods) ? [] : periods.EnumerateArray().Zip(periods.EnumerateArray().Skip(1)).SelectMany(pair => Equal(
            $"periods[{Name(pair.First)}].counts.open", Total(pair.First.GetProperty("counts").GetProperty("open")),
            $"carried over to {Name(pair.Second)}", Number(pair.Second.GetProperty("counts"), "carriedOver")));

    private static IEnumerable<string> OfNow(JsonElement answer)
    {
        if (!answer.TryGetProperty("dueNext", out var next))
        {
            yield break;
        }

        long[] falling = [0, .. next.EnumerateArray().Select(part => Number(part, "count")), Number(answer, "open") - Number(answer, "overdue") - Number(answer, "dueToday")];
        if (falling.Zip(falling.Skip(1)).Any(pair => pair.First > pair.Second) || Number(answer, "overdue") < 0 || Number(answer, "dueToday") < 0)
        {
            yield return $"open {Number(answer, "open")}, overdue {Number(answer, "overdue")}, due today {Number(answer, "dueToday")}, then {string.Join(", ", falling[1..^1])}";
        }
    }

    private static IEnumerable<string> Equal(string left, long one, string right, long other) =>
        one == other ? [] : [string.Create(CultureInfo.InvariantCulture, $"{left} is {one}, {right} {other}")];

    private static Dictionary<string, long> Flat(JsonElement counts) => counts.EnumerateObject()
        .SelectMany(member => member.Value.ValueKind == JsonValueKind.Object
            ? member.Value.EnumerateObject().Select(part => KeyValuePair.Create($"{member.Name}.{part.Name}", part.Value.GetInt64()))
            : [KeyValuePair.Create(member.Name, member.Value.GetInt64())])
        .ToDictionary(StringComparer.Ordinal);

    private static long Parts(JsonElement sum) => sum.EnumerateObject().Where(part => part.Name != "total").Sum(part => part.Value.GetInt64());

    private static long Total(JsonElement sum) => Number(sum, "total");

    private static long Number(JsonElement element, string member) => element.GetProperty(member).GetInt64();

    // The code of what a row is of.
    private static string? Name(JsonElement row) => row.ValueKind != JsonValueKind.Object ? null
        : row.TryGetProperty("agency", out var agency) ? agency.GetProperty("code").GetString()
        : row.TryGetProperty("procedure", out var procedure) ? procedure.GetProperty("code").GetString()
        : row.TryGetProperty("period", out var period) ? period.GetProperty("id").GetString()
        : row.TryGetProperty("field", out var field) ? field.GetString() ?? "no field"
        : null;

    private static string Parent(string code) => code.LastIndexOf('.') is > 0 and var dot ? code[..dot] : "VN";

    private static string Text(int index) => index.ToString(CultureInfo.InvariantCulture);
}
