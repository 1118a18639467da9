using Dvc.Functions.Timers;
using Dvc.Storage.Timers;
using Dvc.Testing.Tables;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dvc.Functions.Tests.Timers;

public sealed class TimerRunsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_that_failed_throws_its_own_exception_also_where_that_cannot_be_noted()
    {
        var storage = await TestStorage.CreateAsync();
        var isDown = false;
        var refusals = new Refusals(_ => isDown, 503);
        var tables = storage.Tables with { Dirty = new InterceptedTableClient(storage.Tables.Dirty, refusals) };
        var runs = new TimerRuns(new TimerJournal(tables, storage.Time), storage.Parts.Marks, NullLogger<TimerRuns>.Instance);

        var failure = await Should.ThrowAsync<InvalidOperationException>(runs.RunAsync("Audit", Fail, Token));

        failure.Message.ShouldBe("The run's own.");
        refusals.Count.ShouldBe(1);

        Task Fail()
        {
            isDown = true;
            throw new InvalidOperationException("The run's own.");
        }
    }

    [Fact]
    public async Task A_run_that_ended_well_is_noted_also_where_the_app_stops_meanwhile()
    {
        var storage = await TestStorage.CreateAsync();
        var journal = new TimerJournal(storage.Tables, storage.Time);
        using var stopping = new CancellationTokenSource();

        await new TimerRuns(journal, storage.Parts.Marks, NullLogger<TimerRuns>.Instance).RunAsync("Audit", stopping.CancelAsync, stopping.Token);

        (await journal.ReadAsync(Token))["Audit"].EndedAt.ShouldNotBeNull();
    }
}
