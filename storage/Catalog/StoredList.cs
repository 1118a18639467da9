using Dvc.Core.Catalog;

namespace Dvc.Storage.Catalog;

/// <summary>One list of the catalogue as it is stored.</summary>
/// <param name="Version">Names this state of the list: its generation; empty where nothing was ever stored.</param>
/// <param name="Entries">The entries' texts by column, by key.</param>
public sealed record StoredList(string Version, IReadOnlyList<IReadOnlyDictionary<string, string>> Entries)
{
    /// <summary>Nothing was ever stored.</summary>
    public static StoredList None { get; } = new("", []);

    /// <summary>The entries, which broke no rule when they were stored.</summary>
    public IReadOnlyList<T> Read<T>(CatalogList<T> list) => [.. Entries.Select(texts => list.Read(new EntryFields(texts)))];
}
