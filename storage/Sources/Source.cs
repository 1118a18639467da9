using System.Text.RegularExpressions;
using Dvc.Core.Agencies;
using NodaTime;

namespace Dvc.Storage.Sources;

/// <summary>A system that may deliver dossiers, such as a province's one-stop shop.</summary>
/// <param name="Id">Its name here, of the form of <see cref="IsId"/>; it travels with every event.</param>
/// <param name="Agency">What it may deliver for: this agency and all below it; <see cref="AgencyCode.Country"/> is any.</param>
/// <param name="RequestsPerMinute">How many deliveries it may send in a minute, 1 to <see cref="MaxRequestsPerMinute"/>.</param>
/// <param name="CreatedAt">When it got its first key.</param>
/// <param name="PreviousKeyValidUntil">Until when the key before the present one is valid; null where there was none.</param>
public sealed partial record Source(string Id, AgencyCode Agency, int RequestsPerMinute, Instant CreatedAt, Instant? PreviousKeyValidUntil)
{
    /// <summary>What a source may send where nobody says: 20 deliveries a second.</summary>
    public const int DefaultRequestsPerMinute = 1200;

    /// <summary>The highest limit: 1,000 deliveries a second.</summary>
    public const int MaxRequestsPerMinute = 60_000;

    /// <summary>The id of the source that settings may define for development; no stored one has it.</summary>
    public const string DevelopmentId = "development";

    /// <summary>The most characters of an id.</summary>
    public const int MaxIdLength = 64;

    /// <summary>The form of ids in words.</summary>
    public const string IdForm = "1 to 64 lower-case letters and digits, with hyphens between them";

    /// <summary>Whether <paramref name="text"/> has the form of an id; such texts are row keys too.</summary>
    public static bool IsId(string text) => text.Length <= MaxIdLength && IdPattern().IsMatch(text);

    [GeneratedRegex(@"^[a-z0-9]+(?:-[a-z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdPattern();
}
