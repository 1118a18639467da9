using Dvc.Core.Agencies;
using NodaTime;

namespace Dvc.Core.Postings;

/// <summary>What a ledger row counts for.</summary>
/// <param name="Agency">The agency answerable.</param>
/// <param name="Day">The day, in Vietnam.</param>
/// <param name="Procedure">The procedure's code.</param>
public readonly record struct LedgerKey(AgencyCode Agency, LocalDate Day, string Procedure) : IComparable<LedgerKey>
{
    /// <inheritdoc />
    public int CompareTo(LedgerKey other) =>
        Agency.CompareTo(other.Agency) is not 0 and var byAgency ? byAgency
        : Day.CompareTo(other.Day) is not 0 and var byDay ? byDay
        : string.CompareOrdinal(Procedure, other.Procedure);
}
