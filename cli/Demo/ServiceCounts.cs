namespace Dvc.Cli.Demo;

/// <summary>Services offered and used, as counted.</summary>
internal sealed record ServiceCounts(
    int Offered,
    int WithOnlineDossiers,
    int Full,
    int FullWithDossiers,
    int Partial,
    int PartialWithDossiers,
    int Information,
    int ShorterOnline,
    int CheaperOnline);
