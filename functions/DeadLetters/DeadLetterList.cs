using Dvc.Storage.DeadLetters;

namespace Dvc.Functions.DeadLetters;

/// <summary>A page of dead letters.</summary>
/// <param name="Letters">They.</param>
/// <param name="Next">What <c>after</c> must be for the next page; null where this is the last.</param>
public sealed record DeadLetterList(IReadOnlyList<ListedLetter> Letters, string? Next)
{
    internal static DeadLetterList Of(LetterPage page) => new([.. page.Letters.Select(ListedLetter.Of)], page.Next);
}
