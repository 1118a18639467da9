using Dvc.Core.Catalog;
using Dvc.Core.Definitions;
using Dvc.Core.Dossiers;
using Dvc.Core.Kpi;
using Dvc.Core.Periods;
using Dvc.Core.Postings;
using Dvc.Testing.Catalog;
using NodaTime;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Core.Tests.Definitions;

public sealed class GlossaryTests
{
    public static TheoryData<PeriodGrain> Grains => [.. Enum.GetValues<PeriodGrain>()];

    [Fact]
    public void Every_counter_is_defined_once() => Keys(DefinitionKind.Counter).ShouldBe(WireName<Counter>.All);

    [Fact]
    public void Every_rate_is_defined_once() => Keys(DefinitionKind.Rate).ShouldBe(WireName<KpiRate>.All);

    [Fact]
    public void Every_kind_of_period_is_defined_once() => Keys(DefinitionKind.Period).ShouldBe(WireName<PeriodGrain>.All);

    [Fact]
    public void Every_figure_is_defined_once() =>
        Keys(DefinitionKind.Figure).ShouldBe(DossierState.Names.Except(WireName<Counter>.All, StringComparer.Ordinal), ignoreOrder: true);

    [Fact]
    public void Every_check_is_defined_once() => Keys(DefinitionKind.Check).ShouldBe(DataQuality.Checks.Select(WireName<Counter>.Of));

    [Fact]
    public void Every_status_of_a_target_is_defined() => WireName<TargetStatus>.All.Except(Keys(DefinitionKind.Term), StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void No_word_has_two_definitions_of_one_kind_and_no_two_share_a_name()
    {
        Glossary.All.CountBy(definition => (definition.Kind, definition.Key)).ShouldAllBe(count => count.Value == 1);
        Glossary.All.CountBy(definition => (definition.Kind, definition.Name)).ShouldAllBe(count => count.Value == 1);
        Glossary.All.CountBy(definition => (definition.Kind, definition.NameEn)).ShouldAllBe(count => count.Value == 1);
    }

    [Fact]
    public void Every_definition_says_something_in_both_languages()
    {
        Glossary.All.ShouldAllBe(definition => definition.Name.Length > 0 && definition.NameEn.Length > 0);
        Glossary.All.ShouldAllBe(definition => (definition.Meaning == null) == (definition.MeaningEn == null));
        Glossary.All.Where(definition => definition.Kind is DefinitionKind.Term or DefinitionKind.Period).ShouldAllBe(definition => definition.Meaning != null);
    }

    [Fact]
    public void Every_number_has_a_unit_and_only_counters_and_checks_a_day()
    {
        Glossary.All.Where(definition => definition.Kind is not (DefinitionKind.Term or DefinitionKind.Period)).ShouldAllBe(definition => definition.Unit != null);
        Glossary.All.ShouldAllBe(definition => (definition.Day != null) == (definition.Kind == DefinitionKind.Counter || definition.Kind == DefinitionKind.Check));
    }

    [Theory]
    [MemberData(nameof(Grains))]
    public void A_period_is_to_be_verified_where_its_answers_say_so(PeriodGrain grain) =>
        PeriodDefinitions.All.Single(definition => definition.Key == WireName<PeriodGrain>.Of(grain)).IsToBeVerified
            .ShouldBe(Period.Containing(grain, new LocalDate(2026, 11, 22)).IsToBeVerified);

    [Fact]
    public void Nothing_but_periods_is_to_be_verified() =>
        Glossary.All.Where(definition => definition.IsToBeVerified).ShouldAllBe(definition => definition.Kind == DefinitionKind.Period);

    [Fact]
    public void Only_statutes_that_were_read_are_called_law()
    {
        DefinitionSource[] read = [DefinitionSource.OnlineLevels, DefinitionSource.Terms];
        Glossary.All.Where(definition => definition.Source.Basis == DefinitionBasis.Law).ShouldAllBe(definition => read.Contains(definition.Source));
        Glossary.All.Where(definition => definition.IsToBeVerified).ShouldAllBe(definition => definition.Source.Basis == DefinitionBasis.Own);
        Glossary.All.Where(definition => definition.Source.Basis != DefinitionBasis.Own).ShouldAllBe(definition => definition.Source.Document != null);
        Glossary.All.ShouldAllBe(definition => (definition.Source.Document == null) == (definition.Source.DocumentEn == null));
    }

    [Fact]
    public void Counters_lie_on_the_days_that_they_are_said_to()
    {
        HashSet<Counter> seen = [];
        Property.Holds(
            Histories.Deliveries(),
            deliveries =>
            {
                foreach (var dossier in Histories.Merged(deliveries))
                {
                    foreach (var (row, counters) in dossier.Postings().Rows)
                    {
                        foreach (var (counter, _) in counters.NonZero)
                        {
                            ((LocalDate?)row.Day).ShouldBe(Day(CounterDefinitions.Of(counter).Day, dossier, counter), counter.ToString());
                            seen.Add(counter);
                        }
                    }
                }
            },
            tests: 500);

        Enum.GetValues<Counter>().Except(seen).ShouldBeEmpty();
    }

    private static IEnumerable<string> Keys(DefinitionKind kind) => Glossary.All.Where(definition => definition.Kind == kind).Select(definition => definition.Key);

    private static LocalDate? Day(CountedDay? day, Dossier dossier, Counter counter) => day switch
    {
        CountedDay.Receipt => dossier.ReceivedOn,
        CountedDay.Closing => dossier.ClosedOn,
        CountedDay.Due => dossier.DueOn,
        CountedDay.DayAfterDue => dossier.DueOn?.PlusDays(1),
        CountedDay.Arrival => dossier.Rejections.First[counter].ArrivedAt.DateInVietnam(),
        _ => null,
    };
}
