using System.Text;
using System.Text.Json;
using Dvc.Core.Dossiers;
using Dvc.Core.Ingest;
using Dvc.Core.Tests.Ingest;
using FsCheck;
using FsCheck.Fluent;

namespace Dvc.Core.Tests.Dossiers;

public sealed class CanonicalJsonTests
{
    private static readonly Gen<DossierSnapshot> SomeSnapshot = Histories.Snapshot("H60.12-261102-0001");

    [Fact]
    public void It_reads_back_as_the_same_snapshot() =>
        Property.Holds(SomeSnapshot, snapshot =>
        {
            using var document = JsonDocument.Parse(CanonicalJson.Of(snapshot));
            var reading = EventReader.ReadQueued(document.RootElement, Event.Now);
            reading.Errors.ShouldBeEmpty();
            reading.Snapshot.ShouldBe(snapshot);
        });

    [Fact]
    public void Equal_snapshots_and_no_others_have_equal_hashes() =>
        Property.Holds(Gen.OneOf(SomeSnapshot, Histories.TiedSnapshot()).Two(), two =>
            (CanonicalJson.Hash(two.Item1) == CanonicalJson.Hash(two.Item2)).ShouldBe(two.Item1 == two.Item2));

    [Fact]
    public void It_has_the_contracts_members_in_the_contracts_order_and_times_in_UTC()
    {
        var snapshot = Story.Snapshot(
            "returned online full submitted:01 received:02T00:00 competent:02T10:00 due:05T23:59:59 originalDue:04 paused:03 finished:05T08:00:00.5 returned:06 stated:onTime digitised feeDue paidOnline updated:06T08:00:01");

        Encoding.UTF8.GetString(CanonicalJson.Of(snapshot).Span).ShouldBe(
            """
            {"dossierId":"H60.12-261102-0001","agency":"H60.12","procedure":"1.004239","channel":"online","serviceLevel":"full","status":"returned","submittedAt":"2026-11-01T01:00:00Z","receivedAt":"2026-11-01T17:00:00Z","competentReceivedAt":"2026-11-02T03:00:00Z","dueAt":"2026-11-05T16:59:59Z","originalDueAt":"2026-11-04T01:00:00Z","pausedAt":"2026-11-03T01:00:00Z","finishedAt":"2026-11-05T01:00:00.5Z","returnedAt":"2026-11-06T01:00:00Z","outcome":"onTime","digitised":true,"feeDue":true,"paidOnline":true,"updatedAt":"2026-11-06T01:00:01Z"}
            """);
    }

    [Fact]
    public void What_is_absent_is_left_out_and_false_is_not_absent() =>
        Encoding.UTF8.GetString(CanonicalJson.Of(Story.Snapshot("registered received:none") with { Digitised = false }).Span).ShouldBe(
            """
            {"dossierId":"H60.12-261102-0001","agency":"H60.12","procedure":"1.004239","channel":"inPerson","status":"registered","digitised":false,"updatedAt":"2026-11-10T01:00:00Z"}
            """);

    [Fact]
    public void The_hash_is_the_SHA_256_of_its_bytes_in_lower_case_and_never_changes() =>
        CanonicalJson.Hash(Story.Snapshot("registered received:none")).ShouldBe("03da65d58de0b230ede492681086ec27ca09575661fe0a0cfc3d0a8206505f09");
}
