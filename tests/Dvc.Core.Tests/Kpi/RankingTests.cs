using System.Globalization;
using Dvc.Core.Agencies;
using Dvc.Core.Catalog;
using Dvc.Core.Kpi;
using Dvc.Core.Postings;

namespace Dvc.Core.Tests.Kpi;

public sealed class RankingTests
{
    private static readonly Dictionary<string, AgencyLevel> Levels = new(StringComparer.Ordinal)
    {
        ["H42.1"] = AgencyLevel.Department, ["H42.2"] = AgencyLevel.Commune, ["H42.3"] = AgencyLevel.Department, ["H42.1.7"] = AgencyLevel.Commune,
    };

    [Fact]
    public void Departments_and_communes_compete_apart_whatever_their_codes_depth() =>
        Ranks("H42.1 1/10 0/1", "H42.2 5/10 0/1", "H42.3 9/10 0/1", "H42.1.7 6/10 0/1", "H42.9 2/10 0/1")
            .ShouldBe("H42.1 2, H42.1.7 1, H42.2 2, H42.3 1, H42.9 1", "an agency that is not catalogued competes with its like");

    [Fact]
    public void Equal_agencies_share_a_rank_and_the_next_one_is_skipped() =>
        Ranks("H60.1 9/10 1/2", "H60.2 8/10 1/2", "H60.3 80/100 2/4", "H60.4 7/10 1/2").ShouldBe("H60.1 1, H60.2 2, H60.3 2, H60.4 4");

    [Fact]
    public void The_online_rate_settles_equal_on_time_rates() =>
        Ranks("H60.1 8/10 1/3", "H60.2 4/5 1/2", "H60.3 8/10 2/6").ShouldBe("H60.1 2, H60.2 1, H60.3 2");

    [Fact]
    public void Near_fractions_that_round_to_the_same_are_not_equal() =>
        Ranks("H60.1 1999998/1999999 0/1", "H60.2 1999999/2000000 0/1").ShouldBe("H60.1 2, H60.2 1");

    [Fact]
    public void Where_nothing_was_resolved_there_is_no_rank() =>
        Ranks("H60.1 0/0 9/9", "H60.2 0/4 0/1", "H60.3 1/4 0/0").ShouldBe("H60.2 2, H60.3 1");

    [Fact]
    public void Agencies_compete_within_their_province_and_level() =>
        Ranks("VN 5/10 0/1", "H60 9/10 0/1", "H15 10/10 0/1", "H60.1 1/10 0/1", "H60.1.05 10/10 0/1", "H60.2 2/10 0/1", "H15.1 3/10 0/1")
            .ShouldBe("H15 1, H15.1 1, H60 2, H60.1 2, H60.1.05 1, H60.2 1, VN 1");

    [Fact]
    public void Nobody_is_ranked_among_nobody() => Ranks().ShouldBe("");

    // Told as: code, on time out of resolved, online out of received.
    private static string Ranks(params string[] told)
    {
        var ranks = Ranking.Of(told.Select(line => line.Split(' ', '/')).ToDictionary(
            words => AgencyCode.Parse(words[0]),
            words => Figures([.. words[1..].Select(number => long.Parse(number, CultureInfo.InvariantCulture))])),
            code => Levels.TryGetValue(code.Value, out var level) ? level : null);
        return string.Join(", ", ranks.OrderBy(rank => rank.Key).Select(rank => $"{rank.Key} {rank.Value}"));
    }

    private static Figures Figures(long[] numbers) => new(Counters.Zero, Counters.Of(
    [
        KeyValuePair.Create(Counter.ResolvedPostOnTime, numbers[0]),
        KeyValuePair.Create(Counter.ResolvedInPersonLate, numbers[1] - numbers[0]),
        KeyValuePair.Create(Counter.ReceivedOnline, numbers[2]),
        KeyValuePair.Create(Counter.ReceivedInPerson, numbers[3] - numbers[2]),
    ]));
}
