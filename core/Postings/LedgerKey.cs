using Dvc.Core.Agencies;
using NodaTime;

namespace Dvc.Core.Postings;

/// <summary>What a ledger row counts for.</summary>
/// <param name="Agency">The agency answerable.</param>
/// <param name="Day">The day, in Vietnam.</param>
/// <param name="Procedure">The procedure's code, or <see cref="NoProcedure"/>.</param>
public readonly record struct LedgerKey(AgencyCode Agency, LocalDate Day, string Procedure) : IComparable<LedgerKey>
{
    /// <summary>In place of a procedure's code where what is counted belongs to none: rejected events.</summary>
    public const string NoProcedure = "-";

    /// <inheritdoc />
    public int CompareTo(LedgerKey other) =>
        Agency.CompareTo(other.Agency) is not 0 and var byAgency ? byAgency
        : Day.CompareTo(other.Day) is not 0 and var byDay ? byDay
        : string.CompareOrdinal(Procedure, other.Procedure);
}
