using Dvc.Core.Postings;

namespace Dvc.Core.Definitions;

/// <summary>The six checks that one-stop shops make of their own data: counters, by the names that those have.</summary>
public static class CheckDefinitions
{
    /// <summary>Every check, in the order of <see cref="DataQuality.Checks"/>.</summary>
    public static IReadOnlyList<Definition> All { get; } = [.. DataQuality.Checks.Select(Of)];

    /// <summary>The definition of one of the checks.</summary>
    public static Definition Of(Counter check) =>
        CounterDefinitions.Of(check) with { Kind = DefinitionKind.Check, Source = DefinitionSource.Checks, Formula = WireName<Counter>.Of(check), Path = null };
}
