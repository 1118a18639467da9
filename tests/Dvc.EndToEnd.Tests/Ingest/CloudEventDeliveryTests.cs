using System.Text.Json;
using Azure.Data.Tables;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Ingest;

/// <summary>Deliveries in the envelopes of CloudEvents 1.0.</summary>
public sealed class CloudEventDeliveryTests(GuardedApp guarded) : IClassFixture<GuardedApp>
{
    private const string Structured = "application/cloudevents+json; charset=utf-8";
    private const string Batch = "application/cloudevents-batch+json";

    [Fact]
    public async Task A_structured_event_counts()
    {
        var answer = await guarded.App.PostAsync(CloudEvent(Event("H51.01", 1)), Structured);

        answer.Status.ShouldBe(202);
        JsonLines.Of(answer.Json).ShouldBe(["/accepted 1"]);
        await ShouldCountAsync("H51", received: 1);
    }

    [Fact]
    public async Task A_batch_counts_and_the_same_event_without_an_envelope_counts_no_more()
    {
        var answer = await guarded.App.PostAsync($"[{CloudEvent(Event("H52.01", 1))},{CloudEvent(Event("H52.01", 2))}]", Batch);

        answer.Status.ShouldBe(202);
        answer.Json.GetProperty("accepted").GetInt32().ShouldBe(2);
        (await guarded.App.PostAsync([Event("H52.01", 1), Event("H52.01", 2)])).Status.ShouldBe(202);
        await ShouldCountAsync("H52", received: 2);
    }

    [Fact]
    public async Task A_dossier_says_which_event_its_newest_state_came_with()
    {
        var (first, second) = (Event("H55.01", 1), Event("H55.01", 2));
        (await guarded.App.PostAsync($"[{CloudEvent(first)},{CloudEvent(second).Replace("A-1", "B-2")}]", Batch)).Status.ShouldBe(202);
        await guarded.App.SettleAsync();
        (await TracesAsync("H55.01")).ShouldBe(["d|H55.01-220701-0001 A-1 /h60/one-stop", "d|H55.01-220701-0002 B-2 /h60/one-stop"]);

        // An older state leaves the trace as it is; a newer one that comes without an envelope leaves none.
        (await guarded.App.PostAsync([first with { UpdatedAt = "2022-06-30T08:00:00+07:00", ReceivedAt = null, Status = "registered" }])).Status.ShouldBe(202);
        (await guarded.App.PostAsync([second with { UpdatedAt = "2022-07-02T08:00:00+07:00" }])).Status.ShouldBe(202);
        await guarded.App.SettleAsync();
        (await TracesAsync("H55.01")).ShouldBe(["d|H55.01-220701-0001 A-1 /h60/one-stop", "d|H55.01-220701-0002  "]);
    }

    [Fact]
    public async Task A_broken_envelope_in_a_batch_is_rejected_by_its_place_and_the_good_ones_count()
    {
        string[] batch =
        [
            CloudEvent(Event("H53.01", 1)),
            CloudEvent(Event("H53.01", 2)).Replace("\"specversion\":\"1.0\"", "\"specversion\":\"0.3\"").Replace("\"id\":\"A-1\",", ""),
            CloudEvent(Event("H53.01", 3) with { Status = EventJson.Secret }),
            "7",
            CloudEvent(Event("H53.01", 4)).Replace("\"data\":", "\"data_base64\":\"e30=\",\"unknown\":"),
            CloudEvent(Event("H53.01", 5)),
        ];

        var answer = await guarded.App.PostAsync($"[{string.Join(',', batch)}]", Batch);

        answer.Status.ShouldBe(202);
        answer.ShouldHideInput();
        answer.Json.GetProperty("accepted").GetInt32().ShouldBe(2);
        Rejections(answer).ShouldBe(
        [
            (1, "H53.01-220701-0002", "specversion enum, id required"),
            (2, "H53.01-220701-0003", "status enum"),
            (3, null, " notAnObject"),
            (4, null, "data type"),
        ]);
        await ShouldCountAsync("H53", received: 2);
    }

    private static EventJson Event(string agency, int number) => new($"{agency}-220701-{number:0000}") { Agency = agency };

    private static string CloudEvent(EventJson @event) => $$"""
        {"specversion":"1.0","id":"A-1","source":"/h60/one-stop","type":"vn.gov.dossier.changed","subject":"{{EventJson.Secret}}",
        "comexampleapplicant":"{{EventJson.Secret}}","datacontenttype":"application/json","data":{{@event}}}
        """;

    private static IEnumerable<(int Index, string? DossierId, string Errors)> Rejections(Answer answer) =>
        from rejection in answer.Json.GetProperty("rejected").EnumerateArray()
        select (
            rejection.GetProperty("index").GetInt32(),
            rejection.GetProperty("dossierId").GetString(),
            string.Join(", ", rejection.GetProperty("errors").EnumerateArray().Select(Told)));

    private static string Told(JsonElement error) => $"{error.GetProperty("field").GetString()} {error.GetProperty("code").GetString()}";

    private async Task<IReadOnlyList<string>> TracesAsync(string home)
    {
        List<string> traces = [];
        var rows = new TableClient(guarded.Storage, "dossiers").QueryAsync<TableEntity>(
            $"PartitionKey eq '{home}' and RowKey ge 'd|' and RowKey lt 'd}}'", cancellationToken: TestContext.Current.CancellationToken);
        await foreach (var row in rows)
        {
            traces.Add($"{row.RowKey} {row.GetString("eventId")} {row.GetString("eventSource")}");
        }

        return traces;
    }

    private async Task ShouldCountAsync(string province, int received)
    {
        await guarded.App.SettleAsync();
        (await guarded.App.GetAsync($"api/kpi/weekly?week=2022-W26&agency={province}")).Json
            .GetProperty("counts").GetProperty("received").GetProperty("total").GetInt32().ShouldBe(received);
    }
}
