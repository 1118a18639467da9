namespace Dvc.Core.Catalog;

/// <summary>A column of a catalogue's list.</summary>
/// <param name="Name">Its name in CSV, JSON and table rows.</param>
/// <param name="Kind">What it holds.</param>
public sealed record EntryColumn(string Name, EntryColumnKind Kind = EntryColumnKind.Text);
