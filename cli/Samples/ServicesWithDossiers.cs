namespace Dvc.Cli.Samples;

/// <summary>Online services that had dossiers: level 3 is today's "partial", level 4 today's "full".</summary>
internal sealed record ServicesWithDossiers(int Level3, int Level4);
