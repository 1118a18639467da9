using Dvc.Storage.Ingest;
using NodaTime;

namespace Dvc.Storage.DeadLetters;

/// <summary>What is known of a dead letter that is kept, but for its message.</summary>
/// <param name="Id">The hash of its message, in hexadecimal: the same message again is the same letter.</param>
/// <param name="Reason">As <see cref="DeadLetter.Reason"/>, of the last failure.</param>
/// <param name="Detail">As <see cref="DeadLetter.Detail"/>, of the last failure.</param>
/// <param name="Tries">How often it was tried in all; tries that a crash cut off count again.</param>
/// <param name="FirstFailedAt">When it was kept first.</param>
/// <param name="LastFailedAt">When it was kept last.</param>
/// <param name="ReplayedAt">When it was put back into the queue last; null where it never was.</param>
/// <param name="IsWaiting">Whether it was not put back since it failed last.</param>
/// <param name="Delivery">As <see cref="DeadLetter.Delivery"/>, of the last failure.</param>
/// <param name="Bytes">How many bytes the message has.</param>
public sealed record KeptLetter(
    string Id,
    string Reason,
    string Detail,
    long Tries,
    Instant FirstFailedAt,
    Instant LastFailedAt,
    Instant? ReplayedAt,
    bool IsWaiting,
    Delivery? Delivery,
    long Bytes);
