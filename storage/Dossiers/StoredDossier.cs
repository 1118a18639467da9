using Azure;
using Azure.Data.Tables;
using Dvc.Core.Dossiers;
using Dvc.Core.Ingest;
using Dvc.Core.Postings;
using Dvc.Storage.Ledger;
using NodaTime;
using NodaTime.Text;

namespace Dvc.Storage.Dossiers;

/// <summary>
/// A dossier's row: its merged state, and the postings that the ledger holds for it. Differences are taken against
/// those, never against what today's rules would post for the old state, so a change of the rules cannot corrupt the
/// ledger.
/// </summary>
/// <param name="State">The merged state.</param>
/// <param name="Posted">What is posted for it.</param>
/// <param name="Trace">Where the newest snapshot came from; null where nothing says so.</param>
/// <param name="ETag">The row's version.</param>
internal sealed record StoredDossier(Dossier State, PostingSet Posted, EventTrace? Trace, ETag ETag)
{
    private const string EventId = "eventId";
    private const string EventSource = "eventSource";

    public static StoredDossier Read(TableEntity row) => new(
        DossierJson.Read(RowKeys.DossierId(row.RowKey), row.GetString("state")),
        LedgerJson.ReadPostings(row.GetString("posted")),
        row.GetString(EventId) is { } id && row.GetString(EventSource) is { } source ? new EventTrace(id, source) : null,
        row.ETag);

    public static TableEntity Row(string home, Dossier state, PostingSet posted, EventTrace? trace)
    {
        var row = new TableEntity(home, RowKeys.Dossier(state.Id))
        {
            ["state"] = DossierJson.Write(state),
            ["posted"] = LedgerJson.Write(posted),
        };
        if (state.Newest is { } newest)
        {
            row["agency"] = newest.Agency.Value;
        }

        if (trace is { } known)
        {
            row[EventId] = known.Id;
            row[EventSource] = known.Source;
        }

        WriteDate(row, "receivedOn", state.ReceivedOn);
        WriteDate(row, "dueOn", state.DueOn);
        WriteDate(row, "closedOn", state.ClosedOn);
        return row;
    }

    private static void WriteDate(TableEntity row, string column, LocalDate? date)
    {
        if (date is { } present)
        {
            row[column] = LocalDatePattern.Iso.Format(present);
        }
    }
}
