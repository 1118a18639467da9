using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dvc.Functions.DeadLetters;

/// <summary>The answer where a dead letter is asked for that is not kept.</summary>
internal static class NoSuchLetter
{
    public static ContentResult Problem() => Http.Problem.Of(
        StatusCodes.Status404NotFound,
        "There is no such dead letter.",
        "id must be that of a dead letter as the list of them names it.");
}
