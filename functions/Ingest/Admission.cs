using System.Threading.RateLimiting;
using Dvc.Storage.Sources;

namespace Dvc.Functions.Ingest;

/// <summary>A delivery that may come in. It takes a place among those in parallel until it is disposed of.</summary>
/// <param name="source">Who sent it.</param>
/// <param name="place">Its place.</param>
public sealed class Admission(Source source, RateLimitLease place) : IDisposable
{
    /// <summary>Who sent it.</summary>
    public Source Source => source;

    /// <inheritdoc />
    public void Dispose() => place.Dispose();
}
