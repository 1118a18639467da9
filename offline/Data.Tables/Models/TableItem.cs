namespace Azure.Data.Tables.Models;

/// <summary>A table, as its creation answers.</summary>
public class TableItem
{
    public TableItem(string name) => Name = name;

    public string Name { get; }
}
