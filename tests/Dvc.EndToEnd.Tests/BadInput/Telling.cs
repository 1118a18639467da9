using System.Text.Json;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.BadInput;

/// <summary>What an answer says, as one line: what the tests compare and the documentation shows.</summary>
internal static class Telling
{
    public const string Nothing = "no body";

    public static string Of(Answer answer) => answer switch
    {
        { Body: "" } => Nothing,
        { MediaType: "application/problem+json" } => OfProblem(answer.Json),
        _ => OfNational(answer.Json),
    };

    // Of a delivery the rules of its events say more than the sentence that they are all of them.
    private static string OfProblem(JsonElement problem) =>
        problem.TryGetProperty("rejected", out var rejected) ? $"{Text(problem, "title")} {Rules(rejected)}"
        : problem.TryGetProperty("detail", out var detail) ? $"{Text(problem, "title")} {detail.GetString()}"
        : Text(problem, "title");

    private static string OfNational(JsonElement answer) =>
        $"error_code {Text(answer, "error_code")}: {Text(answer, "message")}"
        + (answer.TryGetProperty("rejected", out var rejected) ? $" {Rules(rejected)}" : "");

    private static string Rules(JsonElement rejected) => string.Join(
        "; ",
        from rejection in rejected.EnumerateArray()
        from error in rejection.GetProperty("errors").EnumerateArray()
        select $"{Text(error, "field")} {Text(error, "code")}".TrimStart());

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;
}
