namespace Dvc.Core.Catalog;

/// <summary>An entry that breaks no rule.</summary>
/// <param name="Key">Tells it from the other entries of its list; made of letters that a row key may have.</param>
/// <param name="Texts">Its texts by column, in one form whatever form they came in; absent ones are left out.</param>
public sealed record CheckedEntry(string Key, IReadOnlyDictionary<string, string> Texts);
