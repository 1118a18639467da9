using Dvc.Core;
using Dvc.Core.Agencies;
using Dvc.Core.Kpi;
using Dvc.Core.Periods;
using Dvc.Functions.Kpi;
using Dvc.Testing.Oracle;
using NodaTime;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Functions.Tests.Kpi;

/// <summary>
/// The identities of the counts, for every agency, kind of period and period of a random year, as answered: each number against
/// the recount, each agency against those below it, each period against its neighbours and against its days.
/// </summary>
public sealed class YearIdentitiesTests(ITestOutputHelper output)
{
    private static readonly LocalDate Today = new(2026, 11, 22);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A year that is over, and the one under way.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task They_hold_for_every_agency_and_every_period_of_a_random_year(bool isUnderWay)
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var year = isUnderWay ? Today.Year : random.Next(2004, Today.Year);
        output.WriteLine($"Year {year}, seed {seed}.");
        var events = RandomYear.Events(year, random).ToList();
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(events);
        await storage.ShouldSettleAsync();
        var recount = new Recount(events);
        var answers = new KpiAnswers(storage.Parts.Reader, storage.Parts.Catalog, storage.Time);
        var figures = new CountryFigures(storage.Parts.Reader);

        var days = await AnswersAsync(answers, figures, PeriodGrain.Day, year);
        foreach (var grain in Enum.GetValues<PeriodGrain>())
        {
            var periods = grain == PeriodGrain.Day ? days : await AnswersAsync(answers, figures, grain, year);
            periods.Count.ShouldBeGreaterThan(0);
            foreach (var (period, tree) in periods)
            {
                ShouldEqualRecount(recount, period, tree);
                ShouldBeTheSumOfWhatIsBelow(tree);
                ShouldBeTheSumOfItsDays(period, tree, days);
            }

            if (grain != PeriodGrain.ReportingNineMonths)
            {
                ShouldGoOnWhereTheOneBeforeEnded([.. periods.Values]);
            }
        }
    }

    private static async Task<Dictionary<Period, IReadOnlyDictionary<AgencyCode, KpiAnswer>>> AnswersAsync(
        KpiAnswers answers, CountryFigures figures, PeriodGrain grain, int year)
    {
        Dictionary<Period, IReadOnlyDictionary<AgencyCode, KpiAnswer>> periods = [];
        var last = LocalDate.Min(new LocalDate(year, 12, 31), Today);
        for (var period = Period.Containing(grain, new LocalDate(year, 1, 1)); period.Start <= last; period = period.Next)
        {
            periods[period] = (await answers.OfEveryAsync(period, figures, Token)).ToDictionary(answer => answer.Agency, answer => answer.Answer);
        }

        return periods;
    }

    private static void ShouldEqualRecount(Recount recount, Period period, IReadOnlyDictionary<AgencyCode, KpiAnswer> tree)
    {
        foreach (var (agency, answer) in tree)
        {
            var because = $"{agency} {period.Id}";
            var numbers = recount.Of(agency.Value, period.Days, Today);
            Numbers(answer.Counts).ShouldBe(Expected(numbers), because);
            Rates(answer.Rates).ShouldBe(ExpectedRates(numbers), because);
            ShouldAddUp(answer.Counts, because);

            var compared = answer.Previous.Days;
            compared.HasValue.ShouldBe(period.Days.End >= Today, because);
            ShouldCompare(answer.Previous, First(period.Previous.Days, compared), First(period.Days, compared), $"{because} previous");
            (answer.YearBefore is null).ShouldBe(period.YearBefore is null, because);
            if (answer.YearBefore is { } yearBefore)
            {
                ShouldCompare(yearBefore, First(period.YearBefore!.Days, yearBefore.Days), First(period.Days, yearBefore.Days), $"{because} year before");
            }

            var toDate = new DateInterval(Testing.Clock.Day(answer.YearToDate.Period.Start), Testing.Clock.Day(answer.YearToDate.Period.End));
            toDate.End.ShouldBe(LocalDate.Min(period.Days.End, Today), because);
            Numbers(answer.YearToDate.Counts).ShouldBe(Expected(recount.Of(agency.Value, toDate, Today)), $"{because} year to date");

            // Of a period that begins today no day is finished: nothing is compared with nothing.
            IReadOnlyDictionary<string, long> First(DateInterval span, int? count) =>
                count == 0 ? new Dictionary<string, long>(StringComparer.Ordinal)
                : recount.Of(agency.Value, count is { } some ? new DateInterval(span.Start, span.Start.PlusDays(some - 1)) : span, Today);
        }
    }

    private static void ShouldCompare(
        ComparisonPart comparison, IReadOnlyDictionary<string, long> then, IReadOnlyDictionary<string, long> now, string because)
    {
        Numbers(comparison.Counts).ShouldBe(Expected(then), because);
        Rates(comparison.Rates).ShouldBe(ExpectedRates(then), because);
        comparison.ChangePoints.OnTime.ShouldBe(Points(now, then, "onTime"), because);
        comparison.ChangePoints.Online.ShouldBe(Points(now, then, "online"), because);
        comparison.ChangePoints.Progress.ShouldBe(Points(now, then, "progress"), because);
    }

    private static void ShouldAddUp(CountsPart counts, string because)
    {
        (counts.CarriedOver + counts.Received.Total).ShouldBe(
            counts.Resolved.Total + counts.Withdrawn + counts.Stopped + counts.Refused + counts.Open.Total, because);
        counts.Received.Total.ShouldBe(counts.Received.InPerson + counts.Received.Online + counts.Received.Post, because);
        counts.Resolved.Total.ShouldBe(counts.Resolved.Early + counts.Resolved.OnTime + counts.Resolved.Late, because);
        counts.Open.Total.ShouldBe(counts.Open.WithinDue + counts.Open.Overdue, because);
        Numbers(counts).Values.ShouldAllBe(number => number >= 0, because);
    }

    private static void ShouldBeTheSumOfWhatIsBelow(IReadOnlyDictionary<AgencyCode, KpiAnswer> tree)
    {
        foreach (var (agency, answer) in tree)
        {
            var below = answer.Agencies.Where(row => AgencyCode.Parse(row.Agency.Code).Parent == agency).Select(row => row.Counts).ToList();
            if (below.Count > 0)
            {
                var parts = answer.Own is { } own ? below.Append(own.Counts) : below;
                Sum(parts.Select(Numbers)).ShouldBe(Numbers(answer.Counts), $"{agency} {answer.Period.Id}");
            }

            answer.Agencies.ShouldAllBe(row => Numbers(row.Counts).SequenceEqual(Numbers(tree[AgencyCode.Parse(row.Agency.Code)].Counts)));
        }
    }

    // Of what happened; what stood at an end does not add up. Days of other years are not among them.
    private static void ShouldBeTheSumOfItsDays(
        Period period,
        IReadOnlyDictionary<AgencyCode, KpiAnswer> tree,
        IReadOnlyDictionary<Period, IReadOnlyDictionary<AgencyCode, KpiAnswer>> days)
    {
        var own = days.Where(day => period.Days.Contains(day.Key.Start)).Select(day => day.Value).ToList();
        if (own.Count < NodaTime.Period.DaysBetween(period.Start, LocalDate.Min(period.End, Today)) + 1)
        {
            return;
        }

        foreach (var (agency, answer) in tree)
        {
            var sum = Sum(own.Where(day => day.ContainsKey(agency)).Select(day => Numbers(day[agency].Counts)));
            foreach (var (name, number) in Numbers(answer.Counts).Where(number => number.Key is not ("carriedOver" or "open" or "withinDue" or "overdue")))
            {
                sum.GetValueOrDefault(name).ShouldBe(number, $"{agency} {period.Id} {name}");
            }
        }
    }

    private static void ShouldGoOnWhereTheOneBeforeEnded(List<IReadOnlyDictionary<AgencyCode, KpiAnswer>> periods)
    {
        foreach (var (before, after) in periods.Zip(periods.Skip(1)))
        {
            foreach (var (agency, answer) in after)
            {
                answer.Counts.CarriedOver.ShouldBe(before.GetValueOrDefault(agency)?.Counts.Open.Total ?? 0, $"{agency} {answer.Period.Id}");
                (answer.Previous.Days is null ? answer.Previous.Counts : before.GetValueOrDefault(agency)?.Counts)
                    .ShouldBe(before.GetValueOrDefault(agency)?.Counts ?? answer.Previous.Counts, $"{agency} {answer.Period.Id}");
            }
        }
    }

    private static SortedDictionary<string, long> Numbers(CountsPart counts) => new(StringComparer.Ordinal)
    {
        ["carriedOver"] = counts.CarriedOver, ["received"] = counts.Received.Total, ["receivedInPerson"] = counts.Received.InPerson,
        ["receivedOnline"] = counts.Received.Online, ["receivedPost"] = counts.Received.Post, ["resolved"] = counts.Resolved.Total,
        ["early"] = counts.Resolved.Early, ["onTime"] = counts.Resolved.OnTime, ["late"] = counts.Resolved.Late, ["withdrawn"] = counts.Withdrawn,
        ["stopped"] = counts.Stopped, ["refused"] = counts.Refused, ["open"] = counts.Open.Total, ["withinDue"] = counts.Open.WithinDue,
        ["overdue"] = counts.Open.Overdue,
    };

    private static SortedDictionary<string, long> Expected(IReadOnlyDictionary<string, long> recounted)
    {
        var expected = Numbers(CountsPart.Of(Figures.Nothing));
        foreach (var name in expected.Keys.ToList())
        {
            expected[name] = recounted.GetValueOrDefault(name);
        }

        return expected;
    }

    private static SortedDictionary<string, RatePart> Rates(RatesPart rates) => new(StringComparer.Ordinal)
    {
        ["online"] = rates.Online, ["fullOnline"] = rates.FullOnline, ["onTime"] = rates.OnTime, ["early"] = rates.Early, ["late"] = rates.Late,
        ["progress"] = rates.Progress, ["digitised"] = rates.Digitised, ["paidOnline"] = rates.PaidOnline, ["handling"] = rates.Handling,
        ["handlingWorking"] = rates.HandlingWorking,
    };

    private static SortedDictionary<string, RatePart> ExpectedRates(IReadOnlyDictionary<string, long> recounted) => new(
        WireName<KpiRate>.All.ToDictionary(rate => rate, rate => Part(Fraction(recounted, rate))),
        StringComparer.Ordinal);

    private static RatePart Part((long Numerator, long Denominator) rate) => new(
        rate.Denominator == 0 ? null : Math.Round((decimal)rate.Numerator / rate.Denominator, 6, MidpointRounding.AwayFromZero), rate.Numerator, rate.Denominator);

    private static decimal? Points(IReadOnlyDictionary<string, long> now, IReadOnlyDictionary<string, long> then, string rate)
    {
        var ((numerator, denominator), (numeratorThen, denominatorThen)) = (Fraction(now, rate), Fraction(then, rate));
        return denominator == 0 || denominatorThen == 0
            ? null
            : Math.Round(
                ((100m * numerator * denominatorThen) - (100m * numeratorThen * denominator)) / ((decimal)denominator * denominatorThen), 4, MidpointRounding.AwayFromZero);
    }

    // The formulas of the rates once more.
    private static (long Numerator, long Denominator) Fraction(IReadOnlyDictionary<string, long> numbers, string rate)
    {
        return rate switch
        {
            "online" => (Of("receivedOnline"), Of("received")),
            "fullOnline" => (Of("receivedFull"), Of("received")),
            "onTime" => (Of("early") + Of("onTime"), Of("resolved")),
            "early" => (Of("early"), Of("resolved")),
            "late" => (Of("late"), Of("resolved")),
            "progress" => (Of("early") + Of("onTime") + Of("withinDue"), Of("resolved") + Of("open")),
            "digitised" => (Of("digitised"), Of("receivedInPerson")),
            "paidOnline" => (Of("paidOnline"), Of("feeDue")),
            "handling" => (Of("handlingDays"), Of("resolved")),
            "handlingWorking" => (Of("handlingWorkingDays"), Of("resolved")),
            _ => throw new ArgumentOutOfRangeException(nameof(rate), rate, "Not a rate."),
        };

        long Of(string name) => numbers.GetValueOrDefault(name);
    }

    private static SortedDictionary<string, long> Sum(IEnumerable<SortedDictionary<string, long>> all)
    {
        var sum = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, number) in all.SelectMany(numbers => numbers))
        {
            sum[name] = sum.GetValueOrDefault(name) + number;
        }

        return sum;
    }
}
