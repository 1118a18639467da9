using System.Text.Json.Serialization;
using Dvc.Storage.RollUp;

namespace Dvc.Functions.Http;

/// <summary>An answer made of figures.</summary>
public abstract record FiguresAnswer
{
    /// <summary>What was accepted and is not in these figures yet, of the whole system; absent where all of it is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PendingPart? Pending { get; init; }

    /// <summary>The same answer, which says that <paramref name="pending"/> is not in it.</summary>
    internal FiguresAnswer With(PendingWork? pending) => this with { Pending = PendingPart.Of(pending) };
}
