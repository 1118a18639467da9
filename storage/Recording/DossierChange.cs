using Dvc.Core.Catalog;
using Dvc.Core.Dossiers;
using Dvc.Core.Ingest;
using Dvc.Core.Postings;
using Dvc.Storage.Dossiers;

namespace Dvc.Storage.Recording;

/// <summary>What the events of a message do to one stored dossier.</summary>
/// <param name="Stored">The row as read; null where none is known.</param>
/// <param name="State">The merge of all.</param>
/// <param name="Trace">Where the newest snapshot came from.</param>
/// <param name="Moves">The dates that this moves.</param>
/// <param name="Catalog">The catalogue that it is posted by.</param>
internal sealed record DossierChange(
    StoredDossier? Stored, Dossier State, EventTrace? Trace, IReadOnlyList<MovedDate> Moves, CatalogSnapshot Catalog)
{
    /// <summary>Merges event by event, from the oldest, so that every move between two of them shows.</summary>
    public static DossierChange Of(StoredDossier? stored, IEnumerable<QueuedReading> readings, CatalogSnapshot catalog)
    {
        var (state, trace) = (stored?.State, stored?.Trace);
        List<MovedDate> moves = [];
        foreach (var reading in readings.OrderBy(reading => reading.Told!.Newest?.UpdatedAt))
        {
            var before = state;
            state = before?.Merge(reading.Told!) ?? reading.Told!;
            moves.AddRange(before is null ? [] : MovedDate.Between(before, state));
            trace = state.Newest == before?.Newest ? trace : reading.Trace;
        }

        return new DossierChange(stored, state ?? throw new ArgumentException("Something must be told.", nameof(readings)), trace, moves, catalog);
    }

    /// <summary>A merge that changes nothing writes no row.</summary>
    public bool IsChange => Stored is null || Stored.State != State;

    /// <summary>What the dossier posts from now on.</summary>
    public PostingSet Postings { get; } = State.Postings(Catalog);

    /// <summary>The difference to what is posted for it.</summary>
    public PostingSet Difference => Postings.Since(Stored?.Posted ?? PostingSet.Empty);
}
