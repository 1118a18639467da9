using Dvc.Host.Functions;
using Dvc.Host.Settings;

namespace Dvc.Host.Queues;

/// <summary>Listens to the queues of all functions.</summary>
internal sealed class QueueListeners(
    IReadOnlyList<QueueFunction> functions,
    IFunctionRunner runner,
    QueueOptions options,
    HostSettings settings,
    Shutdown shutdown,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILoggerFactory loggers) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (await lifetime.WaitUntilStartedAsync(stoppingToken))
        {
            await Task.WhenAll(
                from function in functions
                where function.IsEnabled
                select Create(function).RunAsync(stoppingToken, shutdown.Deadline));
        }
    }

    private QueueListener Create(QueueFunction function)
    {
        var queue = function.Service.GetQueueClient(function.QueueName);
        var log = loggers.CreateLogger(Log.FunctionCategory(function.Name));
        var processor = new MessageProcessor(function, queue, runner, options, settings.QueueLease, time, log);
        return new QueueListener(queue, runner, processor, options, settings.QueueLease, time, log);
    }
}
