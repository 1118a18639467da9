using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;
using NodaTime;

namespace Dvc.Core.Catalog;

/// <summary>A procedure as an agency offers it from a day on; it counts for all agencies below that have no entry of their own.</summary>
/// <param name="Code">The procedure's code (mã TTHC).</param>
/// <param name="Agency">The agency that offers it, usually the province.</param>
/// <param name="From">The first day of this entry.</param>
/// <param name="Name">The Vietnamese name.</param>
/// <param name="Field">The field (lĩnh vực), in Vietnamese.</param>
/// <param name="Level">The level of the online service.</param>
/// <param name="CounterDays">The statutory term at the counter or by post, in whole or half working days, 0 for the same day; null where none is known.</param>
/// <param name="OnlineDays">The statutory term online, in the same; null: as at the counter.</param>
/// <param name="CounterFee">The fee at the counter, in đồng; null where none is known.</param>
/// <param name="OnlineFee">The fee online, in đồng; null: as at the counter.</param>
/// <param name="Groups">Groups it belongs to, such as <c>project06</c>.</param>
/// <param name="Document">The document that set it; null where none is known.</param>
public sealed record CataloguedProcedure(
    string Code,
    AgencyCode Agency,
    LocalDate From,
    string Name,
    string Field,
    ServiceLevel Level,
    decimal? CounterDays,
    decimal? OnlineDays,
    long? CounterFee,
    long? OnlineFee,
    IReadOnlyList<string> Groups,
    string? Document)
{
    /// <summary>Whether who files online waits shorter for it.</summary>
    public bool IsShorterOnline => OnlineDays < CounterDays;

    /// <summary>Whether who files online pays less for it.</summary>
    public bool IsCheaperOnline => OnlineFee < CounterFee;

    /// <summary>The statutory term in working days for a filing by <paramref name="channel"/>; null where none is known.</summary>
    public decimal? TermFor(Channel channel) => channel == Channel.Online ? OnlineDays ?? CounterDays : CounterDays;
}
