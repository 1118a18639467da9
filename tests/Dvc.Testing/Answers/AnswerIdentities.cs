using System.Text.Json;

namespace Dvc.Testing.Answers;

/// <summary>What must hold within every answer of figures, told from its JSON alone.</summary>
public static class AnswerIdentities
{
    private static readonly string[] Counts = ["counts", "own", "agencies", "periods", "procedures", "fields", "groups", "previous", "yearBefore", "yearToDate"];

    /// <summary>What does not hold; empty where all does.</summary>
    public static IReadOnlyList<string> Broken(JsonElement answer) => [.. Negative(answer, ""), .. Unequal(answer), .. Torn(answer)];

    // No number of an answer is negative, but a change in points.
    private static IEnumerable<string> Negative(JsonElement part, string path) => part.ValueKind switch
    {
        JsonValueKind.Object => part.EnumerateObject()
            .Where(member => member.Name is not ("changes" or "restated"))
            .SelectMany(member => Negative(member.Value, $"{path}.{member.Name}")),
        JsonValueKind.Array => part.EnumerateArray().SelectMany((item, index) => Negative(item, $"{path}[{index}]")),
        JsonValueKind.Number when part.GetDecimal() < 0 => [$"{path} is {part}"],
        _ => [],
    };

    // Carried over + received = closed + open, in every part that has counts; a part of a rate is no more than its whole.
    private static IEnumerable<string> Unequal(JsonElement part)
    {
        if (part.ValueKind == JsonValueKind.Array)
        {
            return part.EnumerateArray().SelectMany(Unequal);
        }

        if (part.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var below = part.EnumerateObject().Where(member => Counts.Contains(member.Name, StringComparer.Ordinal)).SelectMany(member => Unequal(member.Value));
        return part.TryGetProperty("carriedOver", out _) && Stock(part) != 0 ? below.Append($"{part} does not balance") : below;
    }

    // The sum of an agency's own figures and of those directly below it is the agency's.
    private static IEnumerable<string> Torn(JsonElement answer)
    {
        if (!answer.TryGetProperty("agencies", out var agencies) || !answer.TryGetProperty("counts", out var all) || !all.TryGetProperty("carriedOver", out _))
        {
            return [];
        }

        var rows = agencies.EnumerateArray().Prepend(answer).ToDictionary(row => row.GetProperty("agency").GetProperty("code").GetString()!, StringComparer.Ordinal);
        var children = rows.Keys.Where(code => code != answer.GetProperty("agency").GetProperty("code").GetString()).ToLookup(Parent, StringComparer.Ordinal);
        return
            from row in rows
            where children[row.Key].Any()
            from path in Figures(row.Value.GetProperty("counts"), "")
            let own = row.Value.TryGetProperty("own", out var handled) ? At(handled.GetProperty("counts"), path.Path) : 0
            let sum = own + children[row.Key].Sum(child => At(rows[child].GetProperty("counts"), path.Path))
            where sum != path.Value
            select $"{row.Key}{path.Path} is {path.Value}, and its parts are {sum}";
    }

    private static string Parent(string code) => code.LastIndexOf('.') is > 0 and var dot ? code[..dot] : "VN";

    private static long Stock(JsonElement counts) =>
        At(counts, ".carriedOver") + At(counts, ".received.total") - At(counts, ".resolved.total") - At(counts, ".withdrawn") - At(counts, ".stopped")
        - At(counts, ".refused") - At(counts, ".open.total");

    private static IEnumerable<(string Path, long Value)> Figures(JsonElement counts, string path) => counts.EnumerateObject().SelectMany(member =>
        member.Value.ValueKind == JsonValueKind.Object ? Figures(member.Value, $"{path}.{member.Name}") : [($"{path}.{member.Name}", member.Value.GetInt64())]);

    private static long At(JsonElement counts, string path) =>
        path.Split('.', StringSplitOptions.RemoveEmptyEntries).Aggregate(counts, (part, name) => part.GetProperty(name)).GetInt64();
}
