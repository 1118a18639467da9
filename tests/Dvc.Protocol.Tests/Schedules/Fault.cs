namespace Dvc.Protocol.Tests.Schedules;

/// <summary>What may go wrong at a write.</summary>
internal enum Fault
{
    None,

    /// <summary>The write came through, and the worker is no more.</summary>
    Death,

    /// <summary>Storage never saw the write, and the worker is told so.</summary>
    LostRequest,

    /// <summary>The write came through, and the worker is told that it failed.</summary>
    LostAnswer,

    /// <summary>The write came through, and the worker is told of a conflict: its own first try, which the client repeated.</summary>
    OwnConflict,
}
