namespace Dvc.Cli;

/// <summary>What the commands end with; their help says the same.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int FiguresDiffer = 1;
    public const int Usage = 2;
    public const int Failed = 3;
    public const int Interrupted = 130;

    public const string Help = """
        Exit codes:
          0    done; for the demo: every count and printed rate is as published
          1    a count or a printed rate differs from the published one
          2    wrong usage
          3    failed; the reason is on standard error
          130  interrupted before the end
        """;
}
