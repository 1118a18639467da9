using Dvc.Bench.Ingest;
using Dvc.Cli.Samples;
using Dvc.Core.Postings;
using Dvc.Storage.Audit;

namespace Dvc.Cli.Tests;

public sealed class IngestBenchTests
{
    private static readonly Workload Beginning = Workload.Of([.. SampleFeed.Generate(Sample.TuyenQuang2022().Feed).Take(300)]);

    [Fact]
    public async Task With_and_without_checks_every_dossier_is_counted_once()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var without = await Round.RunAsync(Variant.Baseline, Beginning, plain: false, cancellationToken);
        var with = await Round.RunAsync(Variant.Everything, Beginning, plain: false, cancellationToken);

        without.Counted.Received.ShouldBeInRange(200, 299);
        without.IsRight(Beginning, without.Counted).ShouldBeTrue();
        with.IsRight(Beginning, without.Counted).ShouldBeTrue();
        with.Audited.ShouldNotBeNull().Homes.ShouldBePositive();
        ShouldBeWrong(with with { Counted = with.Counted with { Span = Of(Counter.ReceivedOnline, Beginning.Received - 1) } });
        ShouldBeWrong(with with { Counted = with.Counted with { Span = with.Counted.Span + Of(Counter.Refused, 1) } });
        ShouldBeWrong(with with { Audited = new AuditFindings(KpisRows: 1) });

        void ShouldBeWrong(RoundResult round) => round.IsRight(Beginning, without.Counted).ShouldBeFalse();
    }

    [Theory]
    [InlineData("--events", "0")]
    [InlineData("--rounds", "0")]
    [InlineData("--rounds", "many")]
    public void Nothing_can_be_measured_in_no_round_or_of_no_event(string option, string value) =>
        IngestCommand.Create().Parse([option, value]).Errors.ShouldNotBeEmpty();

    private static Counters Of(Counter counter, long amount) => Counters.Of([KeyValuePair.Create(counter, amount)]);
}
