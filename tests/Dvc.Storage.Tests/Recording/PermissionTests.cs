using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;
using Dvc.Core.Postings;
using Dvc.Testing;
using Dvc.Testing.Dossiers;

namespace Dvc.Storage.Tests.Recording;

/// <summary>No source changes a dossier that an agency outside its own has.</summary>
public sealed class PermissionTests
{
    private const string Id = "H60.12-261102-0001";
    private const string Ours = "processing agency:H60.12 due:05 updated:03";

    [Theory]
    [InlineData("processing agency:H15.50 due:05 updated:04", "H15", true)]
    [InlineData("processing agency:H15.50 due:05 updated:02", "H15", true)]
    [InlineData("processing agency:H60.12 due:05 updated:04", "H15", true)]
    [InlineData("processing agency:H15.50 due:05 updated:04", "H60", true)]
    [InlineData("processing agency:H60.13 due:05 updated:04", "H60.13", true)]
    [InlineData("processing agency:H60.13 due:05 updated:04", "H60", false)]
    [InlineData("processing agency:H15.50 due:05 updated:04", "VN", false)]
    [InlineData("processing agency:H60.12 due:05 updated:04", "H60.12", false)]
    [InlineData("processing agency:H60.1 due:05 updated:04", "H60.1", true)]
    public async Task A_state_is_recorded_where_both_the_agency_that_has_the_dossier_and_the_one_it_names_are_the_sources(
        string story, string within, bool isRefused)
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(Ours);

        (await RecordAsync(storage, within, SentEvent.Of(Story.Snapshot(story)))).ShouldBe(isRefused ? 1 : 0);

        var newest = (await StateAsync(storage)).Newest!;
        (newest == Story.Snapshot(Ours)).ShouldBe(isRefused);
    }

    [Fact]
    public async Task A_repetition_of_what_is_known_is_no_change_whoever_has_the_dossier_now()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(Ours, "processing agency:H15.50 due:05 updated:04");

        (await RecordAsync(storage, "H60", SentEvent.Of(Story.Snapshot(Ours)))).ShouldBe(0);
        await storage.ShouldSettleAsync();
    }

    [Theory]
    [InlineData("H60.12", 0)]
    [InlineData("H60", 0)]
    [InlineData("VN", 0)]
    [InlineData("H15", 1)]
    public async Task A_step_is_the_issuers_while_no_state_says_who_has_the_dossier(string within, int refused)
    {
        var storage = await TestStorage.CreateAsync();

        (await RecordAsync(storage, within, Step())).ShouldBe(refused);
    }

    [Theory]
    [InlineData("H15", 0)]
    [InlineData("H60", 1)]
    public async Task And_else_of_the_agency_that_has_it(string within, int refused)
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync("processing agency:H15.50 due:05 updated:03");

        (await RecordAsync(storage, within, Step())).ShouldBe(refused);
    }

    [Fact]
    public async Task That_an_event_was_rejected_is_counted_for_the_source_beside_an_event_that_is_refused()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(Ours);
        var rejection = new Rejection(Clock.At("2026-11-04T08:00:00"), AgencyCode.Parse("H15.50"));
        var rejected = new SentEvent(Id, rejection.ArrivedAt) { Rejected = Rejections.Of([Counter.RejectedEnum], rejection) };

        (await RecordAsync(storage, "H15", rejected, SentEvent.Of(Story.Snapshot("processing agency:H15.50 due:05 updated:04")))).ShouldBe(1);

        var state = await StateAsync(storage);
        state.Newest.ShouldBe(Story.Snapshot(Ours));
        state.Rejections.First.Values.ShouldBe([rejection]);
    }

    [Fact]
    public async Task A_first_sighting_that_meets_a_dossier_of_another_agency_is_refused_too()
    {
        var storage = await TestStorage.CreateAsync();
        var recorder = storage.Parts.Recorder;
        await storage.RecordAsync("accepted agency:H60.12 due:05 updated:03");

        var refused = await recorder.RecordAsync(
            [Queued.Event(SentEvent.Of(Story.Snapshot("accepted agency:H15.50 due:05 updated:04")))], AgencyCode.Parse("H15"), TestContext.Current.CancellationToken);

        refused.Count.ShouldBe(1);
        await storage.ShouldSettleAsync();
    }

    private static SentEvent Step() =>
        new(Id, Clock.At("2026-11-04T08:00:00")) { Step = new ProgressStep(Clock.At("2026-11-04T08:00:00"), DossierStatus.Resolved) };

    private static async Task<int> RecordAsync(TestStorage storage, string within, params SentEvent[] sent) =>
        (await storage.Parts.Recorder.RecordAsync(sent.Select(Queued.Event), AgencyCode.Parse(within), TestContext.Current.CancellationToken)).Count;

    private static async Task<Dossier> StateAsync(TestStorage storage) =>
        Storage.Dossiers.StoredDossier.Read((await storage.Tables.Dossiers.ReadAsync("RowKey eq 'd|" + Id + "'", TestContext.Current.CancellationToken)).Single()).State;
}
