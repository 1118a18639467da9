using System.ComponentModel.DataAnnotations;
using Dvc.Functions.Settings;
using Microsoft.Extensions.Configuration;

namespace Dvc.Functions.Ingest;

/// <summary>What the app takes at once: the settings <c>Ingest__...</c>. What a delivery may hold is the contract's and no setting.</summary>
public sealed class IngestOptions
{
    /// <summary>
    /// How long a sender may take for a body, a second to ten minutes, else thirty seconds; it is answered 408 then, in
    /// whose place the Functions host puts a 500 of its own. It runs from when the app is asked: of a body with a Content-Length
    /// when the host has read all of it.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "Ingest__BodyTimeout must be a time from {1} to {2}: write hh:mm:ss, such as 00:00:30, or leave it out")]
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many deliveries are taken in parallel, over all sources, 1 to 1,000, else 32; any more are answered 503.</summary>
    [Range(1, 1000, ErrorMessage = "Ingest__ParallelRequests must be a whole number from {1} to {2}: write one, such as 32, or leave it out")]
    public int ParallelRequests { get; set; } = 32;

    internal static void Read(IngestOptions options, IConfiguration settings)
    {
        options.BodyTimeout = settings.Read("Ingest:BodyTimeout", options.BodyTimeout);
        options.ParallelRequests = settings.Read("Ingest:ParallelRequests", options.ParallelRequests);
    }
}
