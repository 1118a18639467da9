using Dvc.Core.Agencies;
using Dvc.Storage.RollUp;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Storage.Audit;

/// <summary>What one reading of an agency's kpis and of their inputs shows.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="Version">The rows that were read, and their versions.</param>
/// <param name="WrongRows">How many rows are wrong, either copy.</param>
/// <param name="Wrong">The days, months and years that they are of.</param>
/// <param name="Subordinates">The agencies directly below that have rows among the days.</param>
internal sealed record KpiLook(
    AgencyCode Agency,
    string Version,
    int WrongRows,
    IReadOnlyList<Period> Wrong,
    IReadOnlyCollection<AgencyCode> Subordinates)
{
    /// <summary>Days whose publication makes every wrong row right.</summary>
    public IEnumerable<TouchedDay> Days => Wrong.Select(period => new TouchedDay(Agency.Value, Agency, period.Start));

    /// <summary>Whether the publication of <paramref name="day"/> is going to change a wrong row.</summary>
    public bool IsChangedBy(TouchedDay day) => day.Agency.IsWithin(Agency) && Wrong.Any(period => period.Days.Contains(day.Day));
}
