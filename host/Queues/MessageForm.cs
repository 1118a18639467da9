namespace Dvc.Host.Queues;

/// <summary>The forms in which a worker takes a message.</summary>
internal enum MessageForm
{
    Text,

    Bytes,

    /// <summary>With all that the queue knows of it; the worker takes from that what its parameter needs.</summary>
    Whole,
}
