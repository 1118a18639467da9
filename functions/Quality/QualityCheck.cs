namespace Dvc.Functions.Quality;

/// <summary>One check of the data.</summary>
/// <param name="Code">The counter.</param>
/// <param name="Name">What is wrong, in Vietnamese.</param>
/// <param name="NameEn">The same in English.</param>
/// <param name="Count">How many dossiers it was found in.</param>
public sealed record QualityCheck(string Code, string Name, string NameEn, long Count);
