namespace Dvc.Functions.Ingest;

/// <summary>How a delivery holds its events.</summary>
public enum EventForm
{
    /// <summary>One event, or an array of them.</summary>
    Json,

    /// <summary>One event a line.</summary>
    Lines,

    /// <summary>One event in the structured mode of CloudEvents 1.0.</summary>
    CloudEvent,

    /// <summary>An array in the batch mode of CloudEvents 1.0.</summary>
    CloudEvents,
}
