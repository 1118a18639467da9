using Dvc.Functions.Settings;
using Microsoft.Extensions.Configuration;

namespace Dvc.Functions.Ingest;

/// <summary>What the app takes at once: the settings <c>Ingest__...</c>. What a delivery may hold is the contract's and no setting.</summary>
public sealed class IngestOptions
{
    /// <summary>
    /// How long a sender may take for a body, from a second to ten minutes; thirty seconds where nothing is set. The app answers
    /// 408 to a slower one. The sender gets an empty 500 from the Functions host instead. The time begins when the host calls
    /// the app. The host reads a body with a Content-Length whole before that, so the time limits only bodies in chunks.
    /// </summary>
    [RequiredRange(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "Ingest__BodyTimeout must be a time from {1} to {2}: write hh:mm:ss, such as 00:00:30, or leave it out")]
    public TimeSpan? BodyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many deliveries of all sources the app takes in parallel, from 1 to 1,000; 32 where nothing is set. It answers 503 to any more.</summary>
    [RequiredRange(typeof(int), "1", "1000", ErrorMessage = "Ingest__ParallelRequests must be a whole number from {1} to {2}: write one, such as 32, or leave it out")]
    public int? ParallelRequests { get; set; } = 32;

    internal static void Read(IngestOptions options, IConfiguration settings)
    {
        options.BodyTimeout = settings.Read("Ingest:BodyTimeout", options.BodyTimeout);
        options.ParallelRequests = settings.Read("Ingest:ParallelRequests", options.ParallelRequests);
    }
}
