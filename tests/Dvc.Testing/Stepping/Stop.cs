using Dvc.Testing.Tables;

namespace Dvc.Testing.Stepping;

/// <summary>Where a worker stands still.</summary>
/// <param name="Matches">The call.</param>
/// <param name="IsAfter">Not before the call, but after it, with the answer not yet there.</param>
internal sealed record Stop(Func<TableCall, bool> Matches, bool IsAfter);
