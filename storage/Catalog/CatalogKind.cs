namespace Dvc.Storage.Catalog;

/// <summary>The lists that the catalogue is made of; each is replaced as a whole.</summary>
public enum CatalogKind
{
    /// <summary>Agencies, with their names and levels by date.</summary>
    Agencies,

    /// <summary>Procedures as agencies offer them.</summary>
    Procedures,

    /// <summary>Days that are not what their weekday makes them.</summary>
    Calendar,

    /// <summary>What rates are to reach.</summary>
    Targets,
}
