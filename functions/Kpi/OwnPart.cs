using Dvc.Core.Kpi;

namespace Dvc.Functions.Kpi;

/// <summary>What an agency with subordinates handles itself.</summary>
/// <param name="Counts">The counts.</param>
/// <param name="Rates">The rates.</param>
public sealed record OwnPart(CountsPart Counts, RatesPart Rates)
{
    internal static OwnPart Of(Figures figures) => new(CountsPart.Of(figures), RatesPart.Of(figures));
}
