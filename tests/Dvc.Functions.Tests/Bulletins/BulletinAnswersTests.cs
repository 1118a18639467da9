using System.Text.Json;
using Dvc.Core.Agencies;
using Dvc.Core.Periods;
using Dvc.Functions.Bulletins;
using Dvc.Functions.Http;
using Dvc.Functions.Kpi;
using Dvc.Storage.Bulletins;
using Dvc.Testing.Dossiers;
using Dvc.Testing.Stepping;
using FsCheck.Fluent;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Functions.Tests.Bulletins;

/// <summary>What a bulletin is made of, against what is answered for each agency alone.</summary>
public sealed class BulletinAnswersTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Of weeks that are over, and of one under way.</summary>
    [Theory]
    [InlineData(1, "2026-W45")]
    [InlineData(2, "2026-W46")]
    [InlineData(3, "2026-W47")]
    public async Task Every_agencys_answer_is_byte_for_byte_its_own(int seed, string week)
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(Histories.Deliveries().Sample(12, new FsCheck.Rnd((ulong)seed, 11), 12)
            .SelectMany((some, index) => some.Select(sent => Elsewhere(sent, index))));
        await storage.ShouldSettleAsync();
        var answers = Answers(storage.Parts, storage.Time);

        var bulletin = await ReadAsync(storage.Parts, storage.Time, week);

        bulletin.Count.ShouldBeGreaterThan(6);
        bulletin[0].Agency.ShouldBe(AgencyCode.Country);
        foreach (var (agency, json) in bulletin)
        {
            var alone = await answers.OfAsync(Week(week), agency, Token);
            JsonSerializer.Serialize(alone, ApiJson.Answers.KpiAnswer).ShouldBe(JsonSerializer.Deserialize<JsonElement>(json.Span).GetRawText(), agency.Value);
        }

        var country = await answers.OfAsync(Week(week), AgencyCode.Country, Token);
        bulletin.Skip(1).Select(one => one.Agency.Value).ShouldBe(country.Agencies.Select(row => row.Agency.Code));
    }

    [Fact]
    public async Task However_many_agencies_there_are_the_readings_are_as_many()
    {
        (await CountAsync("accepted id:H60.12-261102-0001")).ShouldBe(await CountAsync(
            "accepted id:H60.12-261102-0001", "accepted id:H61.1-261102-0001 agency:H61.1", "accepted id:H62.1-261102-0001 agency:H62.1.3"));

        static async Task<int> CountAsync(params string[] stories)
        {
            var storage = await TestStorage.CreateAsync();
            await storage.RecordAsync(stories);
            await storage.RollUpAsync();
            var counted = new CountedCalls();
            await ReadAsync(storage.Over(counted), storage.Time, "2026-W46");
            return counted.All.Count;
        }
    }

    /// <summary>Breaks without the second reading: the country's week would be read before, and what it is compared with after.</summary>
    [Fact]
    public async Task What_changes_between_readings_is_read_again()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync("accepted id:H60.12-261102-0001 received:09");
        await storage.RollUpAsync();
        IReadOnlyList<AgencyAnswer> bulletin = [];
        var reader = new SteppedWorker(
            "The reader", async interceptor => bulletin = await ReadAsync(storage.Over(interceptor), storage.Time, "2026-W46"));
        await reader.RunUntilAfterAsync(call => call.Table == "kpis" && call.Filter!.Contains("'day|202611'", StringComparison.Ordinal));
        await storage.RecordAsync("accepted id:H60.12-261102-0002 received:09", "accepted id:H60.12-261102-0003 received:02");
        await storage.RollUpAsync();
        await reader.FinishAsync();

        var answers = Answers(storage.Parts, storage.Time);
        foreach (var (agency, json) in bulletin)
        {
            JsonSerializer.Serialize(await answers.OfAsync(Week("2026-W46"), agency, Token), ApiJson.Answers.KpiAnswer)
                .ShouldBe(JsonSerializer.Deserialize<JsonElement>(json.Span).GetRawText(), agency.Value);
        }

        bulletin.Count.ShouldBe(3);
    }

    private static async Task<IReadOnlyList<AgencyAnswer>> ReadAsync(StorageParts parts, TimeProvider time, string week)
    {
        List<AgencyAnswer> all = [];
        await foreach (var answer in new BulletinAnswers(Answers(parts, time), parts.Reader, parts.Unpublished, parts.RollUp).OfAsync(Week(week), Token))
        {
            all.Add(answer);
        }

        return all;
    }

    private static KpiAnswers Answers(StorageParts parts, TimeProvider time) => new(parts.Reader, parts.Catalog, time);

    private static Period Week(string id) => Period.TryParse(PeriodGrain.Week, id, out var week) ? week : throw new FormatException(id);

    // Histories tell of three dossiers; each history's get codes of their own.
    private static SentEvent Elsewhere(SentEvent sent, int history)
    {
        var id = sent.DossierId.Replace("-261102-", $"-2611{history + 1:00}-", StringComparison.Ordinal);
        return sent with { DossierId = id, Snapshot = sent.Snapshot is { } snapshot ? snapshot with { DossierId = id } : null };
    }
}
