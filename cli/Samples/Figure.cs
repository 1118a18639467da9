namespace Dvc.Cli.Samples;

/// <summary>What an article may print and the app counts, in the order of the demo's table.</summary>
internal enum Figure
{
    Received,
    InPerson,
    Online,
    Post,
    Resolved,
    Early,
    OnTime,
    Late,

    /// <summary>Finished no later than due: the "on time" of most articles.</summary>
    EarlyOrOnTime,

    /// <summary>Services offered, all levels.</summary>
    Services,

    /// <summary>Fully online services offered (toàn trình; level 4 until 2022).</summary>
    ServicesFull,

    /// <summary>Those of them with dossiers.</summary>
    FullWithDossiers,

    /// <summary>Partly online services offered (một phần; level 3 until 2022).</summary>
    ServicesPartial,

    /// <summary>Those of them with dossiers.</summary>
    PartialWithDossiers,

    /// <summary>Services that are information only (level 2 until 2022).</summary>
    ServicesInformation,

    /// <summary>Procedures with online dossiers, of all.</summary>
    WithOnlineDossiers,

    /// <summary>Services with a shorter term online.</summary>
    ShorterOnline,

    /// <summary>Services with a lower fee online.</summary>
    CheaperOnline,
}
