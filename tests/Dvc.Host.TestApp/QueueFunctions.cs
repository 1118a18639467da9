using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Host.TestApp;

public sealed class QueueFunctions(Traces traces)
{
    /// <summary>Lasts until a test lets it end; a stubborn message is not even cancelled.</summary>
    [Function("Receive")]
    public async Task ReceiveAsync(
        [QueueTrigger("%Queue%", Connection = "Storage")] QueueMessage message, CancellationToken cancellationToken)
    {
        var name = message.Body.ToString();
        traces.Leave(name + ".began");
        await traces.WaitForAsync(name + ".go", name == "stubborn" ? CancellationToken.None : cancellationToken);
        traces.Leave(name + ".ended");
    }

    /// <summary>Leaves every property of a message.</summary>
    [Function("Message")]
    public void Message([QueueTrigger("%Queue%-message", Connection = "Storage")] QueueMessage message) =>
        traces.Leave("message", $"{message.Body}|{message.MessageId}|{message.DequeueCount}|{message.InsertedOn:u}|{message.ExpiresOn:u}");

    [Function("Text")]
    public void Text([QueueTrigger("%Queue%-text", Connection = "Storage")] string text) => traces.Leave("text", text);

    [Function("Data")]
    public void Data([QueueTrigger("%Queue%-data", Connection = "Storage")] BinaryData data) =>
        traces.Leave("binary", data.ToString());

    [Function("Bytes")]
    public void Bytes([QueueTrigger("%Queue%-bytes", Connection = "Storage")] byte[] bytes) =>
        traces.Leave("bytes", Convert.ToHexString(bytes));

    /// <summary>Fails each time.</summary>
    [Function("Failing")]
    public void Failing([QueueTrigger("%Queue%-failing", Connection = "Storage")] QueueMessage message)
    {
        traces.Leave($"failed.{message.DequeueCount}");
        throw new InvalidOperationException("it cannot be done");
    }

    /// <summary>Takes a moment, and tells each of its runs from the others.</summary>
    [Function("Load")]
    public async Task LoadAsync(
        [QueueTrigger("%Queue%-load", Connection = "Storage")] QueueMessage message, CancellationToken cancellationToken)
    {
        var run = $"{message.Body}.{message.DequeueCount}.{Guid.NewGuid():N}";
        traces.Leave("began." + run);
        await Task.Delay(50, cancellationToken);
        traces.Leave("ended." + run);
    }
}
