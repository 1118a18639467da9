using System.Text.Json;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Quality;

/// <summary>What is asked of the data's quality.</summary>
internal static class QualityRequests
{
    /// <summary>What is not 0 of an agency's gaps and rejections, by name.</summary>
    public static async Task<(string[] Gaps, string[] Rejections)> QualityAsync(this App app, string agency, string days)
    {
        var answer = await app.GetAsync($"api/quality?agency={agency}&{days}");
        answer.Status.ShouldBe(200, answer.Body);
        var counts = answer.Json.GetProperty("counts");
        return (Present(counts.GetProperty("gaps")), Present(counts.GetProperty("rejections")));
    }

    private static string[] Present(JsonElement counts) =>
        [.. counts.EnumerateObject().Where(count => count.Value.GetInt32() != 0).Select(count => $"{count.Name} {count.Value}").Order(StringComparer.Ordinal)];
}
