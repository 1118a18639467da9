namespace Dvc.Testing.Stepping;

/// <summary>The end of a worker that a test killed: no call of its after this one reaches storage.</summary>
public sealed class WorkerDiedException : Exception
{
    public WorkerDiedException()
        : this("The test killed the worker.")
    {
    }

    public WorkerDiedException(string message)
        : base(message)
    {
    }

    public WorkerDiedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
