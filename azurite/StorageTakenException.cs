namespace Dvc.Azurite;

/// <summary>Another Azurite has the ports of <c>UseDevelopmentStorage=true</c>, with other data; the message says whose and what to do.</summary>
public sealed class StorageTakenException : Exception
{
    /// <summary>Says nothing.</summary>
    public StorageTakenException()
    {
    }

    /// <summary>Says whose it is.</summary>
    public StorageTakenException(string message)
        : base(message)
    {
    }

    /// <summary>Says whose it is, and what failed.</summary>
    public StorageTakenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
