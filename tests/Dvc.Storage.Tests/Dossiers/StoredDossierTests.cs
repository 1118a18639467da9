using Azure.Data.Tables;
using Dvc.Core.Ingest;
using Dvc.Core.Postings;
using Dvc.Storage.Dossiers;
using Dvc.Testing.Catalog;
using Dvc.Testing.Dossiers;
using FsCheck.Fluent;

namespace Dvc.Storage.Tests.Dossiers;

public sealed class StoredDossierTests
{
    [Fact]
    public void What_is_written_is_read_back_to_the_last_tick()
    {
        var trace = new EventTrace("42", "/one-stop-shop");
        foreach (var deliveries in Histories.Deliveries().Sample(300, new FsCheck.Rnd(2026, 11), 50))
        {
            foreach (var state in Histories.Merged(deliveries))
            {
                var stored = StoredDossier.Read(StoredDossier.Row("home", state, state.Postings(), trace));
                stored.State.ShouldBe(state);
                stored.Trace.ShouldBe(trace);
                stored.Posted.ShouldBe(state.Postings());
            }
        }
    }

    [Fact]
    public void A_row_from_before_the_competent_agencys_receipt_was_kept_is_read()
    {
        const string State = """{"newest":{"dossierId":"H60.12-261102-0001","agency":"H60.12","procedure":"1.004239","channel":"inPerson","status":"accepted","receivedAt":"2026-11-02T01:00:00Z","updatedAt":"2026-11-10T01:00:00Z"},"conflicted":false}""";

        StoredDossier.Read(new TableEntity("H60.12", "d|H60.12-261102-0001") { ["state"] = State, ["posted"] = "[]" }).State.ShouldBe(Story.Dossier("accepted"));
        DossierJson.Write(Story.Dossier("accepted")).ShouldBe(State);
    }

    [Fact]
    public void The_row_has_columns_for_drill_down()
    {
        var row = StoredDossier.Row("H60.12", Story.Dossier("resolved due:05 finished:04"), PostingSet.Empty, trace: null);
        (row.GetString("agency"), row.GetString("receivedOn"), row.GetString("dueOn"), row.GetString("closedOn"))
            .ShouldBe(("H60.12", "2026-11-02", "2026-11-05", "2026-11-04"));
        StoredDossier.Row("H60.12", Story.Dossier("accepted"), PostingSet.Empty, trace: null).Keys.ShouldNotContain("dueOn");
    }
}
