using Dvc.Storage.DeadLetters;

namespace Dvc.Functions.DeadLetters;

/// <summary>The names of what may become of a dead letter.</summary>
internal static class LetterStates
{
    /// <summary>It was not put back into the queue since it failed last.</summary>
    public const string Waiting = "waiting";

    /// <summary>It was put back, and has not failed since.</summary>
    public const string Replayed = "replayed";

    /// <summary>Both.</summary>
    public static IReadOnlyList<string> All { get; } = [Waiting, Replayed];

    /// <summary>The state of <paramref name="letter"/>.</summary>
    public static string Of(KeptLetter letter) => letter.IsWaiting ? Waiting : Replayed;
}
