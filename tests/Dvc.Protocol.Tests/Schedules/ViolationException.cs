namespace Dvc.Protocol.Tests.Schedules;

/// <summary>A schedule after which something is not as it must be.</summary>
public sealed class ViolationException : Exception
{
    public ViolationException()
        : this("A rule does not hold.")
    {
    }

    public ViolationException(string message)
        : base(message)
    {
    }

    public ViolationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
