using Dvc.Core.Dossiers;
using FsCheck;
using FsCheck.Fluent;

namespace Dvc.Core.Tests.Dossiers;

public sealed class DossierMergeTests
{
    private static readonly Gen<IReadOnlyList<SentEvent>> SomeHistory =
        from size in Gen.Choose(1, 5)
        from events in Gen.OneOf(Histories.TiedSnapshot().Select(SentEvent.Of), Histories.Event("H60.12-261102-0001")).ListOf(size)
        select (IReadOnlyList<SentEvent>)events;

    private static readonly Gen<Dossier> SomeState = SomeHistory.Select(history => Histories.Merge(history));

    [Fact]
    public void Merge_is_commutative() =>
        Property.Holds(SomeState.Two(), states => states.Item1.Merge(states.Item2).ShouldBe(states.Item2.Merge(states.Item1)));

    [Fact]
    public void Merge_is_associative() =>
        Property.Holds(SomeState.Three(), states =>
            states.Item1.Merge(states.Item2).Merge(states.Item3)
                .ShouldBe(states.Item1.Merge(states.Item2.Merge(states.Item3))));

    [Fact]
    public void Merge_is_idempotent() =>
        Property.Holds(SomeState, state => state.Merge(state).ShouldBe(state));

    [Fact]
    public void What_was_merged_before_changes_nothing() =>
        Property.Holds(SomeState.Two(), states =>
        {
            var merged = states.Item1.Merge(states.Item2);
            merged.Merge(states.Item1).ShouldBe(merged);
            states.Item2.Merge(merged).ShouldBe(merged);
        });

    [Fact]
    public void Any_order_batching_and_repetition_of_a_history_gives_the_same_state() =>
        Property.Holds(
            from history in SomeHistory
            from deliveries in Histories.Deliveries(history)
            from batchSize in Gen.Choose(1, 4)
            select (History: history, Batches: deliveries.Chunk(batchSize)),
            delivered => delivered.Batches.Select(batch => Histories.Merge(batch)).Aggregate((one, other) => other.Merge(one))
                .ShouldBe(Histories.Merge(delivered.History)));

    [Fact]
    public void The_generated_histories_are_full_of_ties()
    {
        var pairs = Histories.TiedSnapshot().Two().Sample(1000, new Rnd(2026, 11), 50)
            .Where(pair => pair.Item1.UpdatedAt == pair.Item2.UpdatedAt)
            .ToList();

        pairs.Count.ShouldBeGreaterThan(200);
        pairs.Count(pair => pair.Item1 == pair.Item2).ShouldBeGreaterThan(10);
        pairs.Count(pair => pair.Item1 != pair.Item2 && pair.Item1.Status == pair.Item2.Status).ShouldBeGreaterThan(50);
        pairs.Count(pair => pair.Item1.Status != pair.Item2.Status).ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Another_dossier_is_refused() =>
        Should.Throw<ArgumentException>(() =>
            Story.Dossier("accepted id:H60.12-261102-0001").Merge(Story.Dossier("accepted id:H60.12-261102-0002")));
}
