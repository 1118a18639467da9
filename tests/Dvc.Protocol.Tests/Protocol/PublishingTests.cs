namespace Dvc.Protocol.Tests.Protocol;

/// <summary>
/// The counterexamples of the protocol that publishing facts and kpis must survive, two roll-ups driven step by step.
/// Each was seen to fail with the rule broken that its summary names.
/// </summary>
public sealed class PublishingTests
{
    private const string Here = "accepted id:H60.12-261102-0001 agency:H60.12 updated:03";
    private const string There = "accepted id:H60.12-261102-0001 agency:H60.13 updated:04";
    private const string HereAgain = "accepted id:H60.12-261102-0001 agency:H60.12 updated:05";

    /// <summary>Every derived row of one agency's day, with both copies of its kpis.</summary>
    public static TheoryData<string, string, string> DerivedRows => new()
    {
        { "facts", "202611|H60", "H60.12|20261102|" },
        { "kpis", "day|202611", "2026-11-02|H60.12" },
        { "kpis", "H60.12", "day|2026-11-02" },
        { "kpis", "month|2026", "2026-11|H60.12" },
        { "kpis", "H60.12", "month|2026-11" },
        { "kpis", "year", "2026|H60.12" },
        { "kpis", "H60.12", "year|2026" },
        { "kpis", "procedure|202611|H60", "H60.12|1.004239" },
        { "kpis", "procedure|year|H60", "H60.12|2026|1.004239" },
        { "kpis", "procedure|202611|VN", "H60|1.004239" },
        { "kpis", "procedure|year|VN", "VN|2026|1.004239" },
    };

    /// <summary>
    /// Breaks where <c>DerivedTable</c> leaves out writes that would not change the value: the row's ETag then still is
    /// the one that the waiting write holds. The dossier updated last keeps <c>lastEventAt</c> equal too.
    /// </summary>
    [Theory]
    [MemberData(nameof(DerivedRows))]
    public async Task A_row_is_written_also_where_its_value_is_equal_so_an_older_sum_on_its_way_cannot_land(string table, string partition, string row)
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(Here, "accepted id:H60.12-261102-0009 agency:H60.12 updated:20");
        await storage.RollUpAsync();
        await storage.RecordAsync(There);
        var first = storage.StepRollUp();
        var second = storage.StepRollUp();

        await first.RunUntilBeforeAsync(Calls.Write(table, partition, row));
        await storage.RecordAsync(HereAgain);
        await second.FinishAsync();
        await first.FinishAsync();

        await storage.ShouldSettleAsync();
    }

    /// <summary>Breaks where <c>RollUpRunner</c> or <c>KpiPublisher</c> goes no further up once a row comes out as it was.</summary>
    [Fact]
    public async Task A_cascade_that_died_after_any_of_its_writes_is_gone_through_again_to_the_top()
    {
        var writes = await CountAsync(Calls.WriteDerived);
        writes.ShouldBeGreaterThan(13);
        for (var last = 1; last <= writes; last++)
        {
            var storage = await TestStorage.CreateAsync();
            await storage.RecordAsync(Here);
            var first = storage.StepRollUp();
            for (var write = 1; write <= last; write++)
            {
                await first.RunUntilAfterAsync(Calls.WriteDerived);
            }

            await first.DieAsync();
            await storage.ShouldSettleAsync();
        }
    }

    /// <summary>
    /// Breaks where <c>FactsPublisher</c> or <c>KpiPublisher</c> leaves out rows whose counters are zero: nothing then
    /// stands in the way of the waiting insertion.
    /// </summary>
    [Theory]
    [MemberData(nameof(DerivedRows))]
    public async Task Rows_of_zeros_are_written_so_the_insertion_of_an_older_sum_cannot_land(string table, string partition, string row)
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(Here);
        var first = storage.StepRollUp();
        var second = storage.StepRollUp();

        await first.RunUntilBeforeAsync(Calls.Write(table, partition, row));
        await storage.RecordAsync(There);
        await second.FinishAsync();
        await first.FinishAsync();

        await storage.ShouldSettleAsync();
    }

    /// <summary>Breaks where <c>DerivedRow.Write</c> upserts, be it the second copy of a kpis row alone.</summary>
    [Theory]
    [MemberData(nameof(DerivedRows))]
    public async Task Neither_copy_of_a_row_goes_back_to_an_older_sum(string table, string partition, string row)
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(Here);
        await storage.RollUpAsync();
        await storage.RecordAsync("accepted id:H60.12-261102-0002 agency:H60.12");
        var first = storage.StepRollUp();
        var second = storage.StepRollUp();

        await first.RunUntilBeforeAsync(Calls.Write(table, partition, row));
        await storage.RecordAsync("accepted id:H60.12-261102-0003 agency:H60.12");
        await second.FinishAsync();
        await first.FinishAsync();

        await storage.ShouldSettleAsync();
    }

    /// <summary>
    /// Breaks where <c>ProcedurePublisher</c> keeps the parts that nobody touched from another reading than the one whose
    /// version it writes with.
    /// </summary>
    [Theory]
    [InlineData("procedure|202611|H60", "H60.12|1.004239")]
    [InlineData("procedure|202611|VN", "H60|1.004239")]
    [InlineData("procedure|year|VN", "H60|2026|1.004239")]
    public async Task A_part_that_another_roll_up_writes_meanwhile_is_not_lost_with_the_parts_that_are_kept(string partition, string row)
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(Here);
        await storage.RollUpAsync();
        await storage.RecordAsync("accepted id:H60.12-261102-0002 agency:H60.12 received:04");
        var first = storage.StepRollUp();
        var second = storage.StepRollUp();

        await first.RunUntilBeforeAsync(Calls.Write("kpis", partition, row));
        await storage.RecordAsync("accepted id:H60.12-261102-0003 agency:H60.12 received:09 updated:10", "accepted id:H60.12-261102-0004 agency:H60.12 received:01 due:28");
        await second.FinishAsync();
        await first.FinishAsync();

        await storage.ShouldSettleAsync();
    }

    /// <summary>Breaks where <c>DerivedTable</c> reads the inputs before it reads the rows that it writes.</summary>
    [Fact]
    public async Task A_row_is_read_with_its_version_before_its_inputs()
    {
        var calls = await CountAsync(Calls.Any);
        for (var last = 1; last <= calls; last++)
        {
            var storage = await TestStorage.CreateAsync();
            await storage.RecordAsync(Here);
            await storage.RollUpAsync();
            await storage.RecordAsync("accepted id:H60.12-261102-0002 agency:H60.12");
            var first = storage.StepRollUp();
            for (var call = 1; call <= last; call++)
            {
                await first.RunUntilAfterAsync(Calls.Any);
            }

            await storage.RecordAsync("accepted id:H60.12-261102-0003 agency:H60.12");
            await storage.RollUpAsync();
            await first.FinishAsync();

            await storage.ShouldSettleAsync();
        }
    }

    // How many such calls a roll-up of one dossier makes.
    private static async Task<int> CountAsync(Func<Testing.Tables.TableCall, bool> calls)
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(Here);
        var counted = new CountedCalls();
        await storage.Over(counted).RollUp.RunAsync(TestContext.Current.CancellationToken);
        return counted.All.Count(calls);
    }
}
