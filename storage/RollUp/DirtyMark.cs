using Azure;
using NodaTime;

namespace Dvc.Storage.RollUp;

/// <summary>A home with something to roll up.</summary>
/// <param name="Home">The home.</param>
/// <param name="MarkedAt">When it was last marked.</param>
/// <param name="ETag">The mark's version.</param>
public sealed record DirtyMark(string Home, Instant MarkedAt, ETag ETag);
