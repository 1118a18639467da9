namespace Dvc.Core.Definitions;

/// <summary>What a word of the answers means.</summary>
/// <param name="Kind">Its kind; a word may be defined once in each, as <c>late</c> is a figure and a rate.</param>
/// <param name="Key">The word as it stands in answers.</param>
/// <param name="Name">Its Vietnamese name.</param>
/// <param name="NameEn">Its English name.</param>
/// <param name="Source">Where the definition comes from.</param>
public sealed record Definition(DefinitionKind Kind, string Key, string Name, string NameEn, DefinitionSource Source)
{
    /// <summary>What the name does not say, in Vietnamese; null where it says all.</summary>
    public string? Meaning { get; init; }

    /// <summary>The same in English.</summary>
    public string? MeaningEn { get; init; }

    /// <summary>
    /// How it is computed from counters and figures, by their keys: <c>+</c>, <c>-</c>, one <c>/</c>, parentheses. A counter stands
    /// for its sum over the span's days, within <c>before(...)</c> for that over all days before the span. Null where it is counted or told.
    /// </summary>
    public string? Formula { get; init; }

    /// <summary>What the number counts or measures; null where it is none.</summary>
    public DefinitionUnit? Unit { get; init; }

    /// <summary>The day that a counter lies on; null for all else.</summary>
    public CountedDay? Day { get; init; }

    /// <summary>Where the number stands in answers, such as <c>counts.received.total</c>; null where it stands in none by itself, or in several places.</summary>
    public string? Path { get; init; }

    /// <summary>Whether it is not yet verified against the document that sets it.</summary>
    public bool IsToBeVerified { get; init; }
}
