using Dvc.Core.Dossiers;
using Dvc.Core.Postings;
using Dvc.Storage.Dossiers;

namespace Dvc.Storage.Recording;

/// <summary>What one incoming state does to what is stored.</summary>
/// <param name="Stored">The row as read; null where none is known.</param>
/// <param name="State">The merge of both.</param>
internal sealed record DossierChange(StoredDossier? Stored, Dossier State)
{
    public static DossierChange Of(StoredDossier? stored, Dossier incoming) =>
        new(stored, stored is null ? incoming : stored.State.Merge(incoming));

    /// <summary>A merge that changes nothing writes no row.</summary>
    public bool IsChange => Stored is null || Stored.State != State;

    /// <summary>What the dossier posts from now on.</summary>
    public PostingSet Postings { get; } = State.Postings();

    /// <summary>The difference to what is posted for it.</summary>
    public PostingSet Difference => Postings.Since(Stored?.Posted ?? PostingSet.Empty);
}
