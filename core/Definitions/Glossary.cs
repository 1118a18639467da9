namespace Dvc.Core.Definitions;

/// <summary>Every word of the answers, defined once.</summary>
public static class Glossary
{
    /// <summary>All definitions, by kind.</summary>
    public static IReadOnlyList<Definition> All { get; } =
    [
        .. CounterDefinitions.All,
        .. FigureDefinitions.All,
        .. RateDefinitions.All,
        .. PeriodDefinitions.All,
        .. TermDefinitions.All,
        .. CheckDefinitions.All,
    ];
}
