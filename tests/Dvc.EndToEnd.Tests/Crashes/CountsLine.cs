using System.Text.Json;

namespace Dvc.EndToEnd.Tests.Crashes;

/// <summary>The counts of an agency as text, for comparison.</summary>
internal static class CountsLine
{
    public static string Format(string agency, IEnumerable<int> received, IEnumerable<int> resolved, IEnumerable<int> open) =>
        $"{agency}: received {string.Join(' ', received)}, resolved {string.Join(' ', resolved)}, open {string.Join(' ', open)}";

    /// <summary>The counts of the agency that was asked for, and then those of all below it.</summary>
    public static IEnumerable<string> Of(JsonElement answer) =>
        answer.GetProperty("agencies").EnumerateArray().Prepend(answer).Select(row =>
        {
            var counts = row.GetProperty("counts");
            return Format(row.GetProperty("agency").GetProperty("code").GetString()!, In("received"), In("resolved"), In("open"));

            IEnumerable<int> In(string part) => counts.GetProperty(part).EnumerateObject().Select(count => count.Value.GetInt32());
        });
}
