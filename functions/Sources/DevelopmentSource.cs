using System.Security.Cryptography;
using Dvc.Storage.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Dvc.Functions.Sources;

/// <summary>
/// The source that the settings <c>DevelopmentSource__Key</c> and <c>DevelopmentSource__Agency</c> define, so that a
/// developer needs no administrator. Everybody can read its key, so only the environment Development knows it.
/// </summary>
public sealed class DevelopmentSource
{
    private readonly Source? source;
    private readonly byte[] keyHash = [];

    /// <summary>Reads the settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="environment">Where the app runs.</param>
    /// <param name="logger">The log.</param>
    /// <exception cref="InvalidOperationException">The agency is none.</exception>
    public DevelopmentSource(IConfiguration settings, IHostEnvironment environment, ILogger<DevelopmentSource> logger)
    {
        if (settings["DevelopmentSource:Key"] is not { Length: > 0 } key)
        {
            return;
        }

        if (!environment.IsDevelopment())
        {
            logger.DevelopmentSourceRefused(environment.EnvironmentName);
            return;
        }

        if (SourceRules.ReadAgency(settings["DevelopmentSource:Agency"]) is not { } agency)
        {
            throw new InvalidOperationException($"DevelopmentSource__Agency must be {SourceRules.AgencyForm}.");
        }

        keyHash = SourceKey.Hash(key);
        source = new Source(Source.DevelopmentId, agency, Source.MaxRequestsPerMinute, default, PreviousKeyValidUntil: null);
    }

    /// <summary>This source where the key is its own; else null.</summary>
    public Source? Find(string key) =>
        source is not null && CryptographicOperations.FixedTimeEquals(SourceKey.Hash(key), keyHash) ? source : null;

    /// <summary>This source where the session is one of its own; else null.</summary>
    public Source? FindSession(string session, Instant now) =>
        source is not null && SourceSession.IsValid(session, source.Id, keyHash, now) ? source : null;
}
