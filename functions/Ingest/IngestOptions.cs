using System.ComponentModel.DataAnnotations;

namespace Dvc.Functions.Ingest;

/// <summary>What the app takes at once: the settings <c>Ingest__...</c>. What a delivery may hold is the contract's and no setting.</summary>
public sealed class IngestOptions
{
    /// <summary>The settings' section.</summary>
    public const string Section = "Ingest";

    /// <summary>How long a sender may take for a body; it is answered 408 then.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many deliveries are taken in parallel, over all sources; any more are answered 503.</summary>
    [Range(1, 1000)]
    public int ParallelRequests { get; set; } = 32;
}
