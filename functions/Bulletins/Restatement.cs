using System.Text.Json;
using Dvc.Functions.Http;
using Dvc.Functions.Kpi;
using Dvc.Storage.Bulletins;

namespace Dvc.Functions.Bulletins;

/// <summary>
/// Compares the live figures of a published week with its bulletin, figure by figure over the JSON of counts and rates, so
/// that whatever is counted is compared.
/// </summary>
internal static class Restatement
{
    private static readonly string[] Compared = ["counts", "rates"];

    /// <summary>The live answer, with when the week was published and what has changed since.</summary>
    /// <param name="live">The answer as it is now.</param>
    /// <param name="publication">The week's publication.</param>
    /// <param name="bulletin">The agency's answer in it; null where the bulletin does not know the agency.</param>
    public static KpiAnswer Of(KpiAnswer live, Publication publication, byte[]? bulletin)
    {
        var now = Parts(JsonSerializer.SerializeToElement(live, ApiJson.Answers.KpiAnswer));
        var then = bulletin is null ? new(StringComparer.Ordinal) : Parts(JsonElement.Parse(bulletin));
        IReadOnlyDictionary<string, RestatedFigure>? Changes(string agency) =>
            Differences(now[agency], then.TryGetValue(agency, out var published) ? published : null);
        return live with
        {
            Published = new PublishedPart(VietnamTimestamp.Format(publication.PublishedAt)),
            Restated = Changes(live.Agency.Code),
            Agencies = [.. live.Agencies.Select(row => row with { Restated = Changes(row.Agency.Code) })],
        };
    }

    // The answer itself and the agencies below it, by code.
    private static Dictionary<string, JsonElement> Parts(JsonElement answer) => answer.GetProperty("agencies").EnumerateArray()
        .Prepend(answer)
        .ToDictionary(part => part.GetProperty("agency").GetProperty("code").GetString()!, StringComparer.Ordinal);

    // A figure that the bulletin does not have, though it has the agency, was not counted then and so is none that changed.
    private static Dictionary<string, RestatedFigure>? Differences(JsonElement now, JsonElement? then)
    {
        var published = then is { } part ? Figures(part).ToDictionary(StringComparer.Ordinal) : null;
        Dictionary<string, RestatedFigure> changes = new(StringComparer.Ordinal);
        foreach (var (path, live) in Figures(now))
        {
            var before = Unknown(path);
            if ((published is null || published.TryGetValue(path, out before)) && before != live)
            {
                changes[path] = new RestatedFigure(before, live, live - before);
            }
        }

        return changes.Count == 0 ? null : changes;
    }

    // What figures are of an agency that nobody knew: nothing counted, so rates without a denominator.
    private static decimal? Unknown(string path) => path.EndsWith(".value", StringComparison.Ordinal) ? null : 0;

    private static IEnumerable<KeyValuePair<string, decimal?>> Figures(JsonElement part) =>
        Compared.Where(name => part.TryGetProperty(name, out _)).SelectMany(name => Figures(name, part.GetProperty(name)));

    private static IEnumerable<KeyValuePair<string, decimal?>> Figures(string path, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Figures($"{path}.{member.Name}", member.Value)),
        JsonValueKind.Number => [KeyValuePair.Create(path, (decimal?)json.GetDecimal())],
        JsonValueKind.Null => [KeyValuePair.Create(path, (decimal?)null)],
        _ => [],
    };
}
