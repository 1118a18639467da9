using Dvc.Host.Protocol;

namespace Dvc.Host.Workers;

/// <summary>Exceptions that were thrown in a worker.</summary>
internal static class WorkerExceptions
{
    public static string Describe(this WorkerException? exception) => exception is null
        ? "no reason was given"
        : $"{exception.Type} {exception.Message}\n{exception.StackTrace}".Trim();
}
