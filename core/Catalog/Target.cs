using Dvc.Core.Agencies;
using Dvc.Core.Kpi;
using NodaTime;

namespace Dvc.Core.Catalog;

/// <summary>
/// What a rate is to reach from a day on: of one agency, of all agencies of a level, or of those of a level below one agency.
/// </summary>
/// <param name="Agency">The agency; null: of any.</param>
/// <param name="Level">The level; null: the agency itself.</param>
/// <param name="Rate">The rate.</param>
/// <param name="Value">The value to reach, a share from 0 to 1 or a number of days.</param>
/// <param name="From">The first day of the target.</param>
/// <param name="To">The last day; null while it has none.</param>
/// <param name="Document">The document that set it.</param>
public sealed record Target(
    AgencyCode? Agency, AgencyLevel? Level, KpiRate Rate, decimal Value, LocalDate From, LocalDate? To, string Document)
{
    /// <summary>How <paramref name="rate"/> stands to it, on the exact fraction: what is late, or takes long, must not be above the value, all else not below.</summary>
    public TargetStatus Judge(Rate rate)
    {
        if (rate.Denominator == 0)
        {
            return TargetStatus.NotApplicable;
        }

        var difference = rate.Numerator - (Value * rate.Denominator);
        var isMet = Rate is KpiRate.Late or KpiRate.Handling or KpiRate.HandlingWorking ? difference <= 0 : difference >= 0;
        return isMet ? TargetStatus.Met : TargetStatus.NotMet;
    }
}
