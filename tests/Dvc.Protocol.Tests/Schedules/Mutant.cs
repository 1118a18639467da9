using Azure.Data.Tables;

namespace Dvc.Protocol.Tests.Schedules;

/// <summary>A broken rule: what a worker does to some of its storage calls instead of what it should.</summary>
/// <param name="Breaks">The rule.</param>
/// <param name="Break">The breach of one worker, which may remember what that worker did.</param>
internal sealed record Mutant(string Breaks, Func<Breach> Break)
{
    /// <summary>Tables of one worker.</summary>
    public TableServiceClient Over(TableServiceClient inner) => new BrokenTables(inner, Break());

    public override string ToString() => Breaks;
}
