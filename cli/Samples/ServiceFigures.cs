namespace Dvc.Cli.Samples;

/// <summary>How many services of every kind to offer, and how many of them have dossiers.</summary>
internal sealed record ServiceFigures(
    int Full, int FullWithDossiers, int Partial, int PartialWithDossiers, int Information, int ShorterOnline, int CheaperOnline);
