using Dvc.Core.Agencies;
using Dvc.Core.Postings;
using NodaTime;

namespace Dvc.Storage.RollUp;

/// <summary>A day of an agency whose ledger rows in a home changed.</summary>
/// <param name="Home">The home.</param>
/// <param name="Agency">The agency.</param>
/// <param name="Day">The day.</param>
/// <param name="Procedure">The procedure whose row it was; null: any may be.</param>
public readonly record struct TouchedDay(string Home, AgencyCode Agency, LocalDate Day, string? Procedure = null)
{
    /// <summary>The day of one ledger row.</summary>
    public static TouchedDay Of(string home, LedgerKey key) => new(home, key.Agency, key.Day, key.Procedure);
}
