using Microsoft.Azure.Functions.Worker.Execution;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Queues;

/// <summary>Listens to the queues of all functions.</summary>
internal sealed class QueueListeners(
    AppFunctions functions,
    FunctionExecutor executor,
    QueueOptions options,
    HostSettings settings,
    Shutdown shutdown,
    TimeProvider time,
    ILoggerFactory loggers) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(functions.Queues.Where(functions.IsEnabled).Select(function => Create(function).RunAsync(stoppingToken, shutdown.Deadline)));

    private QueueListener Create(QueueFunction function)
    {
        var queue = function.Service.GetQueueClient(function.QueueName);
        var log = loggers.CreateLogger(Log.FunctionCategory(function.Name));
        var processor = new MessageProcessor(function, queue, executor, options, settings.QueueLease, time, log);
        return new QueueListener(queue, processor, options, settings.QueueLease, time, log);
    }
}
