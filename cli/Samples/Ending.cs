namespace Dvc.Cli.Samples;

/// <summary>How a dossier stands at the end of the published span.</summary>
internal enum Ending
{
    Early,
    OnTime,
    Late,
    Open,
}
