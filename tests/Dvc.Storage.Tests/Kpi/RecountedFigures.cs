using Dvc.Core;
using Dvc.Core.Kpi;
using Dvc.Core.Postings;

namespace Dvc.Storage.Tests.Kpi;

/// <summary>Figures against the recount.</summary>
internal static class RecountedFigures
{
    public static void ShouldEqual(Figures figures, IReadOnlyDictionary<string, long> recount, string because)
    {
        foreach (var counter in Enum.GetValues<Counter>().Except([Counter.OverdueStart, Counter.OverdueEnd]))
        {
            figures.Span[counter].ShouldBe(recount.GetValueOrDefault(WireName<Counter>.Of(counter)), $"{because} {counter}");
        }

        (figures.CarriedOver, figures.Open, figures.Overdue).ShouldBe(
            (recount.GetValueOrDefault("carriedOver"), recount.GetValueOrDefault("open"), recount.GetValueOrDefault("overdue")), because);
    }
}
