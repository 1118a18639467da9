namespace Dvc.Core.Catalog;

/// <summary>What a column of a catalogue's list holds.</summary>
public enum EntryColumnKind
{
    /// <summary>A text, a code, a date or a name.</summary>
    Text,

    /// <summary>A number; in JSON one too.</summary>
    Number,

    /// <summary>Several texts without white space, one after the other; in JSON an array.</summary>
    List,
}
