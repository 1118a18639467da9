namespace Dvc.Core.Catalog;

/// <summary>One of the lists that the catalogue is made of, whatever its entries are.</summary>
public interface ICatalogList
{
    /// <summary>The columns, in the order of CSV.</summary>
    IReadOnlyList<EntryColumn> Columns { get; }

    /// <summary>The columns that tell an entry from the others.</summary>
    IReadOnlyList<string> Key { get; }

    /// <summary>The entry in its one form. Only where reading it broke no rule.</summary>
    CheckedEntry Check(EntryFields fields);
}
