using Dvc.Cli.Events;

namespace Dvc.Cli.Tests;

public sealed class EventBatchTests
{
    [Fact]
    public void Batches_keep_within_what_a_post_may_carry()
    {
        SentEvents.Batches.ShouldAllBe(batch => batch.Count <= 1000 && batch.Body.Length < 1024 * 1024);
        SentEvents.Batches.ShouldAllBe(batch => SentEvents.Lines(batch).Length == batch.Count);
    }

    [Fact]
    public void Many_small_events_are_split_by_number()
    {
        var batches = EventBatch.Pack(Enumerable.Repeat("{}"u8.ToArray(), 2001)).ToArray();

        batches.Select(batch => batch.Count).ShouldBe([1000, 1000, 1]);
    }

    [Fact]
    public void Large_events_are_split_by_size()
    {
        var batches = EventBatch.Pack(Enumerable.Repeat(new byte[400_000], 5)).ToArray();

        batches.Select(batch => batch.Count).ShouldBe([2, 2, 1]);
    }

    [Fact]
    public void Nothing_is_no_batch() => EventBatch.Pack(Array.Empty<byte[]>()).ShouldBeEmpty();
}
