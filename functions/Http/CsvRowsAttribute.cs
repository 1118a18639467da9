namespace Dvc.Functions.Http;

/// <summary>Says which members of an answer are the rows of its CSV.</summary>
/// <param name="lists">The lists whose elements are rows.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CsvRowsAttribute(params string[] lists) : Attribute
{
    /// <summary>The lists whose elements are rows. Of several, a first column <c>list</c> says which one a row is of.</summary>
    public IReadOnlyList<string> Lists => lists;

    /// <summary>The members that are a row themselves, the first; none where there is no such row.</summary>
    public string[] Whole { get; init; } = [];

    /// <summary>The members that JSON alone has. All others stand in every row.</summary>
    public string[] LeftOut { get; init; } = [];
}
