using Dvc.Host.Functions;
using Dvc.Host.Protocol;
using Dvc.Host.Settings;
using Dvc.Host.Tests.Support;
using Dvc.Host.Timers;
using Microsoft.Extensions.Configuration;

namespace Dvc.Host.Tests.Workers;

public sealed class ProtocolTests : IAsyncLifetime
{
    private ScriptedWorker worker = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static FunctionInput Input => new TimerInfo(ScheduleStatus: null, IsPastDue: false).ToInput();

    private static TimerFunction Function { get; } = TimerFunction.Read(
        new FunctionDescription("id of one", "one", []),
        new Binding { Name = "timer", Type = "timerTrigger", Schedule = "0 0 * * * *" },
        new ConfigurationBuilder().Build());

    public async ValueTask InitializeAsync() => worker = await ScriptedWorker.StartAsync();

    public ValueTask DisposeAsync() => worker.DisposeAsync();

    [Fact]
    public async Task A_start_goes_step_by_step_each_after_the_answer_to_the_one_before()
    {
        await worker.ReportAsync();
        (await worker.HearAsync()).WorkerInitRequest.FunctionAppDirectory.ShouldBe(worker.AppDirectory);
        var asked = worker.HearAsync();
        await ShouldWaitAsync(asked);

        await worker.SayAsync(new StreamingMessage { WorkerInitResponse = new WorkerInitResponse { Result = ScriptedWorker.Success, Capabilities = { ["HttpUri"] = "http://127.0.0.1:1" } } });
        (await asked).FunctionsMetadataRequest.FunctionAppDirectory.ShouldBe(worker.AppDirectory);
        var loading = worker.HearAsync();
        await ShouldWaitAsync(loading);

        await worker.SayAsync(ScriptedWorker.Knows("one", "other"));
        (await loading).FunctionLoadRequest.FunctionId.ShouldBe("id of one");
        (await worker.HearAsync()).FunctionLoadRequest.Metadata.Name.ShouldBe("other");
        await worker.SayAsync(ScriptedWorker.Loaded("other"));
        await ShouldWaitAsync(worker.Starting);

        await worker.SayAsync(ScriptedWorker.Loaded("one"));
        var started = await worker.Starting;
        started.HttpAddress.ShouldBe("http://127.0.0.1:1");
        started.Functions.Select(function => function.Name).ShouldBe(["one", "other"]);
    }

    [Fact]
    public async Task Only_the_worker_that_was_started_is_spoken_to_and_that_once()
    {
        await worker.KnockAsync("another");
        await worker.BeginAsync();
        await worker.Starting;

        await worker.KnockAsync(worker.Id);
    }

    [Fact]
    public async Task A_worker_that_cannot_begin_is_refused_with_its_reason()
    {
        await worker.ReportAsync();
        await worker.HearAsync();

        await worker.SayAsync(new StreamingMessage { WorkerInitResponse = new WorkerInitResponse { Result = ScriptedWorker.Failure("the reason") } });
        await worker.EndAsync();

        (await Should.ThrowAsync<StartupException>(worker.Starting)).Message.ShouldContain("the reason");
    }

    [Fact]
    public async Task A_function_that_cannot_be_loaded_is_named_with_its_reason()
    {
        await worker.ReportAsync();
        await worker.HearAsync();
        await worker.SayAsync(new StreamingMessage { WorkerInitResponse = new WorkerInitResponse { Result = ScriptedWorker.Success } });
        await worker.HearAsync();
        await worker.SayAsync(ScriptedWorker.Knows("one"));
        await worker.HearAsync();

        await worker.SayAsync(new StreamingMessage
        {
            FunctionLoadResponse = new FunctionLoadResponse { FunctionId = "id of one", Result = ScriptedWorker.Failure("the reason") },
        });
        await worker.EndAsync();

        var message = (await Should.ThrowAsync<StartupException>(worker.Starting)).Message;
        message.ShouldContain("one cannot be loaded");
        message.ShouldContain("the reason");
    }

    [Theory]
    [InlineData(StatusResult.Types.Status.Success, RunOutcome.Succeeded)]
    [InlineData(StatusResult.Types.Status.Failure, RunOutcome.Failed)]
    [InlineData(StatusResult.Types.Status.Cancelled, RunOutcome.Failed)]
    public async Task A_run_ends_with_the_workers_answer(object status, object outcome)
    {
        var running = await RunAsync("the run", CancellationToken.None);
        var request = (await worker.HearAsync()).InvocationRequest;
        request.FunctionId.ShouldBe("id of one");
        request.InvocationId.ShouldBe("the run");
        request.InputData.ShouldHaveSingleItem().Name.ShouldBe("timer");
        request.InputData[0].Data.Json.ShouldContain("IsPastDue");
        request.TraceContext.ShouldNotBeNull(); // Without one a worker fails.

        await worker.SayAsync(Answer("another run", StatusResult.Types.Status.Failure)); // Of which nobody knows.
        await worker.SayAsync(Answer("the run", (StatusResult.Types.Status)status));

        (await running).ShouldBe((RunOutcome)outcome);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_is_waited_for_all_the_same()
    {
        using var cancelling = new CancellationTokenSource();
        var running = await RunAsync("the run", cancelling.Token);
        await worker.HearAsync();

        await cancelling.CancelAsync();

        (await worker.HearAsync()).InvocationCancel.InvocationId.ShouldBe("the run");
        running.IsCompleted.ShouldBeFalse();
        await worker.SayAsync(Answer("the run", StatusResult.Types.Status.Success));
        (await running).ShouldBe(RunOutcome.Succeeded);
    }

    [Fact]
    public async Task With_its_stream_a_worker_is_lost_and_its_process_ended()
    {
        var running = await RunAsync("the run", CancellationToken.None);
        await worker.HearAsync();

        worker.Hang();

        (await running).ShouldBe(RunOutcome.Lost);
        var lost = await worker.Starting;
        await lost.Ended.WaitAsync(TimeSpan.FromSeconds(60), Cancelled);
        (await lost.Runs.RunAsync(Function, "a later run", Input, Cancelled)).ShouldBe(RunOutcome.Lost);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_whose_time_is_over_is_cancelled_and_with_its_worker_ended_if_it_goes_on(bool obeys)
    {
        var running = await RunAsync("the run", CancellationToken.None);
        await worker.HearAsync();
        await PassAsync(ScriptedWorker.FunctionTimeout);
        (await worker.HearAsync()).InvocationCancel.InvocationId.ShouldBe("the run");

        if (obeys)
        {
            await worker.SayAsync(Answer("the run", StatusResult.Types.Status.Failure));
            (await running).ShouldBe(RunOutcome.Failed);
            (await worker.Starting).Gone.IsCompleted.ShouldBeFalse();
            return;
        }

        await PassAsync(TimeSpan.FromSeconds(5));
        await (await worker.Starting).Gone.WaitAsync(TimeSpan.FromSeconds(60), Cancelled);
        worker.Hang(); // Its stream ends with its process, but here the test has it.
        (await running).ShouldBe(RunOutcome.Lost);
        await (await worker.Starting).Ended.WaitAsync(TimeSpan.FromSeconds(60), Cancelled);
    }

    private static StreamingMessage Answer(string run, StatusResult.Types.Status status) => new()
    {
        InvocationResponse = new InvocationResponse { InvocationId = run, Result = new StatusResult { Status = status } },
    };

    private async Task<Task<RunOutcome>> RunAsync(string run, CancellationToken cancellationToken)
    {
        await worker.BeginAsync();
        return (await worker.Starting).Runs.RunAsync(Function, run, Input, cancellationToken);
    }

    private async Task PassAsync(TimeSpan duration)
    {
        var due = worker.Time.GetUtcNow() + duration;
        await Eventually.BeTrueAsync(() => worker.Time.IsAwaited(due));
        worker.Time.SetUtcNow(due);
    }

    // What the host would have said of itself it has said long before it answers another.
    private async Task ShouldWaitAsync(Task task)
    {
        await worker.KnockAsync("another");
        task.IsCompleted.ShouldBeFalse();
    }
}
