using Azure.Storage.Queues.Models;
using Functions.Worker.Tests.Support;
using Microsoft.Azure.Functions.Worker;

namespace Functions.Worker.Tests.Queues;

/// <summary>Functions for one queue each; the name of the queue is a setting.</summary>
public static class QueueFunctions
{
    public sealed class Text(Probe probe)
    {
        [Function("Text")]
        public void Run([QueueTrigger("%Queue%", Connection = "Storage")] string text) => probe.Calls.Enqueue(text);
    }

    public sealed class Bytes(Probe probe)
    {
        [Function("Bytes")]
        public void Run([QueueTrigger("%Queue%", Connection = "Storage")] BinaryData bytes) =>
            probe.Calls.Enqueue(Convert.ToHexString(bytes));
    }

    public sealed class Slow(Probe probe)
    {
        [Function("Slow")]
        public Task RunAsync(
            [QueueTrigger("%Queue%", Connection = "Storage")] QueueMessage message, CancellationToken cancellationToken) =>
            probe.RunAsync(message.Body.ToString(), cancellationToken);
    }

    /// <summary>Keeps its thread until a second message is there.</summary>
    public sealed class Blocking(Probe probe)
    {
        [Function("Blocking")]
        public void Run([QueueTrigger("%Queue%", Connection = "Storage")] string text)
        {
            probe.Calls.Enqueue(text);
            SpinWait.SpinUntil(() => probe.Calls.Count == 2, TimeSpan.FromSeconds(10)).ShouldBeTrue();
        }
    }

    public sealed class Failing(Probe probe)
    {
        [Function("Failing")]
        public Task RunAsync([QueueTrigger("%Queue%", Connection = "Storage")] QueueMessage message)
        {
            probe.Calls.Enqueue($"{message.Body} {message.DequeueCount}");
            return Task.FromException(new InvalidOperationException("it cannot be done"));
        }
    }

    /// <summary>Fails as soon as it is let go.</summary>
    public sealed class SlowAndFailing(Probe probe)
    {
        [Function("SlowAndFailing")]
        public async Task RunAsync(
            [QueueTrigger("%Queue%", Connection = "Storage")] string message, CancellationToken cancellationToken)
        {
            await probe.RunAsync(message, cancellationToken);
            throw new InvalidOperationException("it cannot be done");
        }
    }
}
