using Azure.Data.Tables;
using Dvc.EndToEnd.Tests.Kpi;
using Dvc.EndToEnd.Tests.National;
using Dvc.EndToEnd.Tests.Quality;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Ingest;

/// <summary>A province's and a ministry's system send the same dossiers, at once and each in an order of its own.</summary>
public sealed class TwoFeedsTests(GuardedApp guarded) : IClassFixture<GuardedApp>
{
    private const int Dossiers = 60;
    private const int EventsPerDelivery = 25;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private App App => guarded.App;

    [Fact]
    public async Task Each_dossier_counts_once_though_one_feed_writes_agencies_in_the_older_form()
    {
        var province = await App.NewSourceAsync("h90-province", "H90");
        var ministry = await App.NewSourceAsync("h90-ministry", "VN");
        var newer = Feed("H90", "H90.12");
        var older = newer.Select(sent => sent with { Agency = "000.00.12.H90" }).Reverse().ToArray();

        await Task.WhenAll(DeliverAsync(province, newer), DeliverAsync(ministry, older));
        await ShouldCountOnceAsync("H90");

        // The one feed again, shuffled, when everything has been counted.
        new Random(1).Shuffle(older);
        await DeliverAsync(ministry, older);
        await ShouldCountOnceAsync("H90");
        (await App.QualityAsync("H90", "from=2022-07-01&to=2022-07-31")).Gaps.ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_dossier_counts_once_though_one_feed_sends_the_national_message()
    {
        var province = await App.NewSourceAsync("h91-province", "H91");
        var ministry = await App.NewSourceAsync("h91-ministry", "VN");
        var items = Enumerable.Range(1, Dossiers)
            .Select(number => new NationalItem(Id("H91", number))
            {
                KenhThucHien = "1",
                TrangThaiHoSo = number % 2 == 0 ? "9" : "4",
                NgayHenTra = "20220705170000",
                NgayKetThucXuLy = number % 2 == 0 ? "20220704100000" : "",
                DonViXuLy = "000.00.12.H91",
            })
            .Reverse();

        await Task.WhenAll(DeliverAsync(province, Feed("H91", "H91.12")), DeliverItemsAsync(ministry, items));
        await ShouldCountOnceAsync("H91");
        (await App.QualityAsync("H91", "from=2022-07-01&to=2022-07-31")).Gaps.ShouldBe([$"noClock {Dossiers}"]);
    }

    // Every second one is resolved in time, the others are overdue. Every third code is in the older form, in the same home.
    private static EventJson[] Feed(string province, string agency) =>
    [
        .. from number in Enumerable.Range(1, Dossiers)
           let accepted = new EventJson(Id(province, number)) { Agency = agency, DueAt = "2022-07-05T17:00:00+07:00" }
           from sent in new[]
           {
               accepted,
               number % 2 == 0
                   ? accepted with { Status = "resolved", FinishedAt = "2022-07-04T10:00:00+07:00", UpdatedAt = "2022-07-04T10:00:00+07:00" }
                   : accepted with { Status = "processing", UpdatedAt = "2022-07-04T10:00:00+07:00" },
           }
           select sent,
    ];

    private static string Id(string province, int number) =>
        number % 3 == 0 ? $"000.00.12.{province}-220701-{number:0000}" : $"{province}.12-220701-{number:0000}";

    private async Task DeliverAsync(string key, IEnumerable<EventJson> events)
    {
        foreach (var part in events.Chunk(EventsPerDelivery))
        {
            (await App.DeliverAsync(key, $"[{string.Join(',', part.AsEnumerable())}]")).Status.ShouldBe(202);
        }
    }

    private async Task DeliverItemsAsync(string key, IEnumerable<NationalItem> items)
    {
        foreach (var part in items.Chunk(EventsPerDelivery))
        {
            (await App.DeliverItemsAsync(key, part)).ShouldBeDone();
        }
    }

    private async Task ShouldCountOnceAsync(string province)
    {
        await App.SettleAsync();
        var figures = (await App.GetAsync($"api/kpi/range?from=2022-07-01&to=2022-07-31&agency={province}")).Json;
        Counts.Of(figures.GetProperty("counts")).ShouldBe(
            new Counts(CarriedOver: 0, Received: Dossiers, Resolved: Dossiers / 2, Withdrawn: 0, Open: Dossiers / 2, Overdue: Dossiers / 2));
        figures.GetProperty("agencies").EnumerateArray().Select(row => row.GetProperty("agency").GetProperty("code").GetString()).ShouldBe([$"{province}.12"]);

        List<string> rows = [];
        await foreach (var row in new TableClient(guarded.Storage, "dossiers").QueryAsync<TableEntity>("RowKey ge 'd|' and RowKey lt 'd}'", cancellationToken: Cancelled))
        {
            rows.Add(row.RowKey);
        }

        rows.Where(row => row.Contains(province, StringComparison.Ordinal)).ShouldBe(
            Enumerable.Range(1, Dossiers).Select(number => $"d|{Id(province, number)}"), ignoreOrder: true);
    }
}
