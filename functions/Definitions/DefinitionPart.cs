using System.Text.Json.Serialization;
using Dvc.Core;
using Dvc.Core.Definitions;

namespace Dvc.Functions.Definitions;

/// <summary>What one word means.</summary>
/// <param name="Key">The word as it stands in answers.</param>
/// <param name="Kind">Its kind: <c>counter</c>, <c>figure</c>, <c>rate</c>, <c>period</c>, <c>term</c> or <c>check</c>.</param>
/// <param name="Name">Its Vietnamese name.</param>
/// <param name="NameEn">Its English name.</param>
/// <param name="Meaning">What the name does not say, in Vietnamese; null where it says all.</param>
/// <param name="MeaningEn">The same in English.</param>
/// <param name="Formula">How it is computed, by the keys of counters and figures; null where it is counted or told.</param>
/// <param name="Unit">What the number counts or measures; null where it is none.</param>
/// <param name="Day">The day that a counter lies on; null for all else.</param>
/// <param name="Path">Where the number stands in answers; null where it stands in none by itself, or in several places.</param>
/// <param name="Source">Where the definition comes from.</param>
/// <param name="ToBeVerified">True where it is not verified against the document that sets it; absent otherwise.</param>
public sealed record DefinitionPart(
    string Key,
    string Kind,
    string Name,
    string NameEn,
    string? Meaning,
    string? MeaningEn,
    string? Formula,
    string? Unit,
    string? Day,
    string? Path,
    SourcePart Source,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? ToBeVerified)
{
    internal static DefinitionPart Of(Definition definition) => new(
        definition.Key,
        WireName<DefinitionKind>.Of(definition.Kind),
        definition.Name,
        definition.NameEn,
        definition.Meaning,
        definition.MeaningEn,
        definition.Formula,
        definition.Unit is { } unit ? WireName<DefinitionUnit>.Of(unit) : null,
        definition.Day is { } day ? WireName<CountedDay>.Of(day) : null,
        definition.Path,
        SourcePart.Of(definition.Source),
        definition.IsToBeVerified ? true : null);
}
