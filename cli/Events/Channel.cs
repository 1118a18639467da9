namespace Dvc.Cli.Events;

internal enum Channel
{
    InPerson,
    Online,
    Post,
}
