using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dvc.Core.Agencies;

namespace Dvc.Core.Dossiers;

/// <summary>
/// The partition that a dossier lives in: a pure function of its code alone, so that two feeds which send the same
/// dossier meet in one place.
/// </summary>
public static class Home
{
    private const int Buckets = 32;

    /// <summary>
    /// The issuing agency that <paramref name="dossierId"/> names before its first hyphen, in the newer form; where it
    /// names none, one of <c>bucket-00</c> to <c>bucket-31</c> by the code's hash.
    /// </summary>
    public static string Of(string dossierId) => IssuerOf(dossierId)?.Value ?? Bucket(dossierId);

    /// <summary>The issuing agency alone; null where the code names none.</summary>
    internal static AgencyCode? IssuerOf(string dossierId) => AgencyCode.TryParse(dossierId.Split('-', 2)[0], out var agency) ? agency : null;

    private static string Bucket(string dossierId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(dossierId));
        return string.Create(CultureInfo.InvariantCulture, $"bucket-{hash[0] % Buckets:00}");
    }
}
