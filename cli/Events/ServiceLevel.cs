namespace Dvc.Cli.Events;

internal enum ServiceLevel
{
    Information,
    Partial,
    Full,
}
