using Dvc.Functions.Http;

namespace Dvc.Functions.Quality;

/// <summary>A page of dates that were moved after they had been reported.</summary>
/// <param name="Moves">The moves, by month and agency.</param>
/// <param name="Next">What <c>after</c> is to be for the next page; null after the last one.</param>
[CsvRows("moves", LeftOut = ["next"])]
public sealed record MovedDatesAnswer(IReadOnlyList<MovedDatePart> Moves, string? Next) : FiguresAnswer;
