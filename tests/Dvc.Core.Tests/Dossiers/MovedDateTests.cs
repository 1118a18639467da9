using Dvc.Core.Dossiers;

namespace Dvc.Core.Tests.Dossiers;

/// <summary>Stories whose snapshots arrive when they are updated, in the order in which they are told.</summary>
public sealed class MovedDateTests
{
    [Theory]
    [InlineData("processing due:05 updated:03; processing due:09 updated:06", "dueMoved 05->09")]
    [InlineData("processing due:05 updated:03; processing due:09 originalDue:09 updated:06", "dueMoved 05->09")]
    [InlineData("processing due:05 updated:03; processing updated:06; processing due:09 updated:07", "dueMoved 05->09")]
    [InlineData("processing due:05 updated:03; processing due:07 updated:06; processing due:10 updated:08", "dueMoved 05->07, dueMoved 07->10")]
    [InlineData("processing due:09 updated:06; processing due:05 updated:03", "dueMoved 05->09")]
    [InlineData("processing due:05 updated:03; processing due:09 updated:05", "")]
    [InlineData("processing due:05 updated:03; processing due:04 updated:06", "")]
    [InlineData("processing due:05T08:00 updated:03; processing due:05T17:00 updated:06", "")]
    public void A_due_date_moved_after_it_had_passed_is_a_move(string story, string moves) => Told(story).ShouldBe(moves);

    [Theory]
    [InlineData("resolved finished:06 updated:07; resolved finished:05 updated:08", "finishMovedBack 06->05")]
    [InlineData("resolved finished:06 updated:07; processing updated:08; resolved finished:05 updated:09", "finishMovedBack 06->05")]
    [InlineData("resolved finished:06 updated:07; returned finished:04 updated:08; returned finished:05 updated:09", "finishMovedBack 06->04")]
    [InlineData("resolved finished:05 updated:08; resolved finished:06 updated:07", "finishMovedBack 06->05")]
    [InlineData("resolved finished:05 updated:07; resolved finished:06 updated:08", "")]
    [InlineData("processing finished:06 updated:07; resolved finished:05 updated:08", "")]
    [InlineData("resolved finished:06T17:00 updated:07; resolved finished:06T08:00 updated:08", "")]
    public void A_finish_date_moved_back_is_a_move(string story, string moves) => Told(story).ShouldBe(moves);

    [Fact]
    public void Both_arrivals_are_told_by_our_clock_and_not_the_senders()
    {
        var first = Dossier.Of(Story.Snapshot("processing due:05 updated:03"), Clock.At("2026-11-04T09:00:00"));
        var second = Dossier.Of(Story.Snapshot("processing due:09 updated:04"), Clock.At("2026-11-06T09:00:00"));

        var move = MovedDate.Between(first, first.Merge(second)).Single();

        (move.From.ArrivedAt, move.To.ArrivedAt).ShouldBe((Clock.At("2026-11-04T09:00:00"), Clock.At("2026-11-06T09:00:00")));
    }

    [Fact]
    public void The_same_event_again_is_no_move()
    {
        var known = Story.Dossier("processing due:05 updated:03; processing due:09 updated:06");

        MovedDate.Between(known, known.Merge(Story.Dossier("processing due:09 updated:06"))).ShouldBeEmpty();
        MovedDate.Between(known, known.Merge(Story.Dossier("processing due:05 updated:03"))).ShouldBeEmpty();
    }

    private static string Told(string story)
    {
        List<MovedDate> moves = [];
        Dossier? known = null;
        foreach (var snapshot in Story.Snapshots(story))
        {
            var told = Dossier.Of(snapshot, snapshot.UpdatedAt);
            var next = known?.Merge(told) ?? told;
            moves.AddRange(known is null ? [] : MovedDate.Between(known, next));
            known = next;
        }

        return string.Join(", ", moves.Select(move => $"{WireName<MovedDateKind>.Of(move.Kind)} {move.From.Date:dd}->{move.To.Date:dd}"));
    }
}
