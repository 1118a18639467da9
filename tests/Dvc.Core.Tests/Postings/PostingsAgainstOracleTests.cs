using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;
using Dvc.Core.Kpi;
using Dvc.Core.Postings;
using Dvc.Testing.Catalog;
using Dvc.Testing.Oracle;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Dvc.Core.Tests.Postings;

/// <summary>The sums of postings against the brute-force recount, over histories that no sender would dare to send.</summary>
public sealed class PostingsAgainstOracleTests
{
    private static readonly string[] Agencies = ["VN", "VN", "VN", "H60", "H60", "H60.1", "H60.1.05", "H60.10", "H15", "H99"];

    private static readonly Gen<Question> SomeQuestion =
        from deliveries in Histories.Deliveries()
        from agency in Gen.Elements(Agencies)
        from start in Gen.Choose(-3, 12)
        from days in Gen.Choose(1, 20)
        from today in Gen.Frequency((1, Gen.Choose(-3, 5)), (3, Gen.Choose(6, 20)))
        let first = Histories.FirstDay.PlusDays(start)
        select new Question(deliveries, agency, new DateInterval(first, first.PlusDays(days - 1)), Histories.FirstDay.PlusDays(today));

    [Fact]
    public void Sums_of_postings_equal_the_recount() =>
        Property.Holds(SomeQuestion, question => Numbers(question, Ledger(question)).ShouldBe(Expected(question)), 2500, Smaller);

    [Fact]
    public void Differences_posted_event_by_event_in_any_order_sum_to_the_same() =>
        Property.Holds(
            SomeQuestion,
            question =>
            {
                var states = new Dictionary<string, Dossier>(StringComparer.Ordinal);
                var ledger = PostingSet.Empty;
                foreach (var sent in question.Deliveries)
                {
                    var known = states.GetValueOrDefault(sent.DossierId);
                    var state = known?.Merge(sent.Told) ?? sent.Told;
                    states[sent.DossierId] = state;
                    ledger = Sum(ledger, state.Postings().Since(known?.Postings() ?? PostingSet.Empty));
                }

                ledger.ShouldBe(Ledger(question));
                Numbers(question, ledger).ShouldBe(Expected(question));
            },
            tests: 1000,
            Smaller);

    [Fact]
    public void The_identities_hold_and_nothing_is_negative() =>
        Property.Holds(
            SomeQuestion,
            question =>
            {
                var figures = Figures(question, Ledger(question));
                var span = figures.Span;

                (figures.CarriedOver + figures.Received).ShouldBe(
                    figures.Resolved + span[Counter.Withdrawn] + span[Counter.Stopped] + span[Counter.Refused] + figures.Open);
                figures.Resolved.ShouldBe(figures.Early + figures.OnTime + figures.Late);
                figures.Open.ShouldBe(figures.WithinDue + figures.Overdue);
                long[] stocks = [figures.CarriedOver, figures.Open, figures.WithinDue, figures.Overdue];
                stocks.All(amount => amount >= 0).ShouldBeTrue();
                span.NonZero.All(amount => amount.Value > 0).ShouldBeTrue();
            },
            tests: 1000,
            Smaller);

    [Fact]
    public void What_falls_due_when_equals_the_recount() =>
        Property.Holds(
            SomeQuestion,
            question => Of(question.Agency, Ledger(question))
                .Where(row => row.Value[Counter.OpenDue] != 0)
                .GroupBy(row => row.Key.Day, row => row.Value[Counter.OpenDue])
                .ToDictionary(day => day.Key, day => day.Sum())
                .ShouldBe(new Recount(question.Deliveries).OpenDue(question.Agency), ignoreOrder: true),
            tests: 1000,
            Smaller);

    [Fact]
    public void The_generated_histories_reach_every_counter_and_no_sum_is_trivial()
    {
        var reached = SomeQuestion.Sample(1500, new Rnd(2026, 11), 50)
            .SelectMany(question => Numbers(question, Ledger(question)))
            .Where(number => number.Value > 0)
            .CountBy(number => number.Key)
            .ToDictionary(StringComparer.Ordinal);

        foreach (var name in Names)
        {
            reached.GetValueOrDefault(name).ShouldBeGreaterThan(10, name);
        }
    }

    private static IEnumerable<string> Names =>
        WireName<Counter>.All.Except(["overdueStart", "overdueEnd"], StringComparer.Ordinal)
            .Concat(["received", "resolved", "early", "onTime", "late", "carriedOver", "open", "withinDue", "overdue"]);

    private static PostingSet Ledger(Question question) =>
        Sum([.. Histories.Merged(question.Deliveries).Select(dossier => dossier.Postings())]);

    private static PostingSet Sum(params IEnumerable<PostingSet> sets) => PostingSet.Sum(sets.SelectMany(set => set.Rows));

    private static IEnumerable<KeyValuePair<LedgerKey, Counters>> Of(string agency, PostingSet ledger) =>
        ledger.Rows.Where(row => row.Key.Agency.SelfAndAncestors().Contains(AgencyCode.Parse(agency)));

    private static Figures Figures(Question question, PostingSet ledger)
    {
        var lastDay = LocalDate.Min(question.Span.End, question.Today);
        var rows = Of(question.Agency, ledger).Where(row => row.Key.Day <= lastDay).ToLookup(row => row.Key.Day < question.Span.Start, row => row.Value);
        return new Figures(Opening: Counters.Sum(rows[true]), Span: Counters.Sum(rows[false]));
    }

    private static SortedDictionary<string, long> Numbers(Question question, PostingSet ledger)
    {
        var figures = Figures(question, ledger);
        var counters = WireName<Counter>.All.ToDictionary(
            name => name,
            name => WireName<Counter>.TryParse(name, out var counter) ? figures.Span[counter] : 0,
            StringComparer.Ordinal);
        return Named(name => name switch
        {
            "received" => figures.Received,
            "resolved" => figures.Resolved,
            "early" => figures.Early,
            "onTime" => figures.OnTime,
            "late" => figures.Late,
            "carriedOver" => figures.CarriedOver,
            "open" => figures.Open,
            "withinDue" => figures.WithinDue,
            "overdue" => figures.Overdue,
            _ => counters[name],
        });
    }

    private static SortedDictionary<string, long> Expected(Question question)
    {
        var recount = new Recount(question.Deliveries).Of(question.Agency, question.Span, question.Today);
        recount.Keys.Except(Names, StringComparer.Ordinal).ShouldBeEmpty();
        return Named(name => recount.GetValueOrDefault(name));
    }

    private static SortedDictionary<string, long> Named(Func<string, long> number) =>
        new(Names.ToDictionary(name => name, number, StringComparer.Ordinal), StringComparer.Ordinal);

    private static IEnumerable<Question> Smaller(Question question) =>
        Enumerable.Range(0, question.Deliveries.Count).Select(left => question with
        {
            Deliveries = [.. question.Deliveries.Where((_, index) => index != left)],
        });

    private sealed record Question(IReadOnlyList<SentEvent> Deliveries, string Agency, DateInterval Span, LocalDate Today)
    {
        // What a failed property prints.
        public override string ToString() =>
            $"{Agency} in {Span} as of {Today}\n{string.Join('\n', Deliveries)}";
    }
}
