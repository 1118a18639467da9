using Dvc.Core.Definitions;
using Dvc.Core.Kpi;
using Dvc.Core.Postings;
using FsCheck;
using FsCheck.Fluent;

namespace Dvc.Core.Tests.Definitions;

/// <summary>The formulas that are shown, computed over random counters, against what is served.</summary>
public sealed class FormulaTests
{
    private static readonly Gen<Counters> SomeCounters =
        Gen.ArrayOf(Gen.Choose(0, 1000), Enum.GetValues<Counter>().Length)
            .Select(amounts => Counters.Of(amounts.Select((amount, index) => KeyValuePair.Create((Counter)index, (long)amount))));

    private static readonly Gen<Figures> SomeFigures =
        from opening in SomeCounters
        from span in SomeCounters
        select new Figures(opening, span);

    public static TheoryData<string> FigureKeys => [.. FigureDefinitions.All.Concat(CheckDefinitions.All).Select(definition => definition.Key)];

    public static TheoryData<string> RateKeys => [.. RateDefinitions.All.Select(definition => definition.Key)];

    [Theory]
    [MemberData(nameof(FigureKeys))]
    public void A_figure_is_what_its_formula_says(string key)
    {
        var formula = FigureDefinitions.All.Concat(CheckDefinitions.All).Single(definition => definition.Key == key).Formula.ShouldNotBeNull();
        var served = DossierState.Find(key).ShouldNotBeNull();

        Property.Holds(SomeFigures, figures => Compute(formula, figures).ShouldBe((served.Of(figures), null)), tests: 200);
    }

    [Theory]
    [MemberData(nameof(RateKeys))]
    public void A_rate_is_what_its_formula_says(string key)
    {
        var formula = RateDefinitions.All.Single(definition => definition.Key == key).Formula.ShouldNotBeNull();
        WireName<KpiRate>.TryParse(key, out var rate).ShouldBeTrue();

        Property.Holds(
            SomeFigures,
            figures => Compute(formula, figures).ShouldBe((figures[rate].Numerator, (long?)figures[rate].Denominator)),
            tests: 200);
    }

    [Theory]
    [InlineData("received +")]
    [InlineData("(received")]
    [InlineData("received)")]
    [InlineData("received resolved")]
    [InlineData("received / resolved / open")]
    [InlineData("received * 2")]
    [InlineData("noSuchFigure")]
    public void A_formula_of_another_form_cannot_be_computed(string formula) =>
        Should.Throw<ShouldAssertException>(() => Compute(formula, Figures.Nothing));

    // By the formulas of the figures within it, down to the counters.
    private static (long Numerator, long? Denominator) Compute(string formula, Figures figures)
    {
        return Formula.Compute(formula, Value);

        long Value(string name, bool isBefore)
        {
            var counters = isBefore ? figures.Opening : figures.Span;
            return WireName<Counter>.TryParse(name, out var counter)
                ? counters[counter]
                : Compute(OfFigure(name), isBefore ? new Figures(Counters.Zero, counters) : figures).Numerator;
        }
    }

    private static string OfFigure(string name) =>
        FigureDefinitions.All.SingleOrDefault(figure => figure.Key == name).ShouldNotBeNull(name).Formula.ShouldNotBeNull(name);
}
