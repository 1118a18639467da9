using Dvc.Functions.Http;
using Dvc.Storage.DeadLetters;

namespace Dvc.Functions.DeadLetters;

/// <summary>What a list says of a dead letter. Times are local in Vietnam, with their offset.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reason">Why it could not be recorded the last time.</param>
/// <param name="Detail">The broken rules in words, without the values.</param>
/// <param name="State"><c>waiting</c>; <c>replayed</c> where it was put back into the queue and has not failed since.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="FirstFailedAt">When it failed first.</param>
/// <param name="LastFailedAt">When it failed last.</param>
/// <param name="ReplayedAt">When it was put back last; null where it never was.</param>
/// <param name="Source">Who sent it, where it is a single event; null where nobody knows.</param>
/// <param name="Bytes">How many bytes it has.</param>
public sealed record ListedLetter(
    string Id,
    string Reason,
    string Detail,
    string State,
    long Tries,
    string FirstFailedAt,
    string LastFailedAt,
    string? ReplayedAt,
    string? Source,
    long Bytes)
{
    internal static ListedLetter Of(KeptLetter letter) => new(
        letter.Id,
        letter.Reason,
        letter.Detail,
        LetterStates.Of(letter),
        letter.Tries,
        VietnamTimestamp.Format(letter.FirstFailedAt),
        VietnamTimestamp.Format(letter.LastFailedAt),
        VietnamTimestamp.Format(letter.ReplayedAt),
        letter.Delivery?.Source is { Length: > 0 } source ? source : null,
        letter.Bytes);
}
