using System.Security.Cryptography;
using Dvc.Storage.Sources;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Dvc.Functions.Sources;

/// <summary>
/// The source that <see cref="DevelopmentSourceOptions"/> define, so that a developer needs no administrator. Everybody can read its key, so only the environment Development knows it.
/// </summary>
public sealed class DevelopmentSource
{
    private readonly Source? source;
    private readonly byte[] keyHash = [];

    /// <summary>Reads the settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="environment">Where the app runs.</param>
    /// <param name="logger">The log.</param>
    public DevelopmentSource(IOptions<DevelopmentSourceOptions> settings, IHostEnvironment environment, ILogger<DevelopmentSource> logger)
    {
        if (settings.Value.Key is not { Length: > 0 } key)
        {
            return;
        }

        if (!environment.IsDevelopment())
        {
            logger.DevelopmentSourceRefused(environment.EnvironmentName);
            return;
        }

        var agency = SourceRules.ReadAgency(settings.Value.Agency)!.Value;
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
