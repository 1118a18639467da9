using Dvc.Core;
using Dvc.Core.Definitions;

namespace Dvc.Functions.Definitions;

/// <summary>Where a definition comes from.</summary>
/// <param name="Basis"><c>law</c>: a statute that was read; <c>practice</c>: forms, interfaces and systems in use; <c>own</c>: this project's own.</param>
/// <param name="Document">The document in Vietnamese; null where there is none.</param>
/// <param name="DocumentEn">The same in English.</param>
public sealed record SourcePart(string Basis, string? Document, string? DocumentEn)
{
    internal static SourcePart Of(DefinitionSource source) => new(WireName<DefinitionBasis>.Of(source.Basis), source.Document, source.DocumentEn);
}
