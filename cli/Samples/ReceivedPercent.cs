namespace Dvc.Cli.Samples;

/// <summary>Shares of all received dossiers, as printed.</summary>
internal sealed record ReceivedPercent(decimal InPerson, decimal Online, decimal Post);
