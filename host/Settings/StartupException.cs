namespace Dvc.Host.Settings;

/// <summary>Something is not as it must be; the message says all that has to change.</summary>
internal sealed class StartupException : Exception
{
    public StartupException(string message)
        : base(message)
    {
    }

    public StartupException(IEnumerable<string> problems)
        : this("The functions cannot start:" + string.Concat(problems.Select(problem => "\n- " + problem)))
    {
    }

    /// <summary>What the host ends with: 1, or 2 where it was asked for a port or a folder that it cannot have.</summary>
    public int ExitCode { get; init; } = 1;

    /// <summary>The message alone: no stack explains it better.</summary>
    public override string ToString() => Message;
}
