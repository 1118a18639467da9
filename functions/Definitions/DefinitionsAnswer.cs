namespace Dvc.Functions.Definitions;

/// <summary>What the words of all answers mean.</summary>
/// <param name="Definitions">Every word, by kind.</param>
public sealed record DefinitionsAnswer(IReadOnlyList<DefinitionPart> Definitions);
