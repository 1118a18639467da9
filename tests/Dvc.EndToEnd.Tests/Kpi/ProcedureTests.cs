using System.Text.Json;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Kpi;

/// <summary>Figures by procedure and by field, with what the catalogue knows of the services.</summary>
public sealed class ProcedureTests(EmptyApp empty) : IClassFixture<EmptyApp>
{
    private const string Catalogue = """
        [{"code": "1.000001", "agency": "H70", "from": "2020-01-01", "name": "Đăng ký khai sinh", "field": "Hộ tịch", "level": "full",
          "counterDays": 3, "onlineDays": 2, "counterFee": 8000, "onlineFee": 0, "groups": ["project06", "birth"]},
         {"code": "1.000002", "agency": "H70", "from": "2020-01-01", "name": "Đăng ký kết hôn", "field": "Hộ tịch", "level": "partial",
          "counterDays": 3, "counterFee": 20000, "onlineFee": 10000, "groups": ["project06"]},
         {"code": "1.000003", "agency": "H70", "from": "2020-01-01", "name": "Cấp bản sao", "field": "Chứng thực", "level": "full", "counterDays": 1},
         {"code": "1.000004", "agency": "H70", "from": "2020-01-01", "name": "Hỏi đáp", "field": "Chứng thực", "level": "information"},
         {"code": "1.000005", "agency": "H70.2", "from": "2020-01-01", "name": "Của riêng sở", "field": "Đất đai", "level": "full",
          "counterDays": 20, "onlineDays": 15},
         {"code": "1.000006", "agency": "H70", "from": "2023-01-01", "name": "Chưa có năm 2022", "field": "Đất đai", "level": "full"}]
        """;

    private App App => empty.App;

    [Fact]
    public async Task Services_used_advantages_groups_fields_and_what_nobody_catalogued_are_counted_by_procedure()
    {
        (await App.PutCatalogAsync("procedures", Catalogue)).Status.ShouldBe(200);
        await App.PostAsync(
        [
            Received("H70.1", 1, "1.000001", "online"), Received("H70.1", 2, "1.000001", "online"), Received("H70.1", 3, "1.000001", "inPerson"),
            Received("H70.1", 4, "1.000002", "inPerson"), Received("H70.2", 5, "1.000005", "online"), Received("H70.2", 6, "1.999999", "post"),
            Received("H70.2", 7, "1.000003", "inPerson") with { Status = "resolved", FinishedAt = "2022-07-04T08:00:00+07:00" },
        ]);
        await App.SettleAsync();

        var answer = (await App.GetAsync("api/kpi/periods/month/2022-07/procedures?agency=H70")).Json;
        Lines(answer).ShouldBe(
        [
            "1.000001 Đăng ký khai sinh, Hộ tịch, full, project06 birth: received 3, online 2/3",
            "1.000002 Đăng ký kết hôn, Hộ tịch, partial, project06: received 1, online 0/1",
            "1.000003 Cấp bản sao, Chứng thực, full, : received 1, online 0/1",
            "1.000005 Của riêng sở, Đất đai, full, : received 1, online 1/1",
            "1.999999 null, null, null, null: received 1, online 0/1",
        ]);
        var services = answer.GetProperty("services");
        Use(services, "total").ShouldBe("5 offered, 4/5 = 0.8 with dossiers, 2/5 = 0.4 with online ones");
        Use(services, "online").ShouldBe("4 offered, 4/4 = 1 with dossiers, 2/4 = 0.5 with online ones");
        Use(services, "full").ShouldBe("3 offered, 3/3 = 1 with dossiers, 2/3 = 0.666667 with online ones");
        Use(services, "partial").ShouldBe("1 offered, 1/1 = 1 with dossiers, 0/1 = 0 with online ones");
        Use(services, "information").ShouldBe("1 offered, 0/1 = 0 with dossiers, 0/1 = 0 with online ones");
        services.GetProperty("uncatalogued").GetInt32().ShouldBe(1);
        Advantage(answer, "shorterTerm").ShouldBe("2 services, 2/2 with online dossiers, 3/4 online");
        Advantage(answer, "lowerFee").ShouldBe("2 services, 1/2 with online dossiers, 2/4 online");
        answer.GetProperty("groups").EnumerateArray()
            .Select(group => $"{group.GetProperty("group")} {group.GetProperty("services").GetProperty("offered")} {Received(group)}")
            .ShouldBe(["birth 1 3", "project06 2 4"]);

        var fields = (await App.GetAsync("api/kpi/periods/month/2022-07/fields?agency=H70")).Json.GetProperty("fields").EnumerateArray();
        fields.Select(field => $"{Text(field.GetProperty("field"))}: {field.GetProperty("procedures")} procedures, {field.GetProperty("services").GetProperty("offered")} offered, received {Received(field)}")
            .ShouldBe(
            [
                "Chứng thực: 1 procedures, 2 offered, received 1",
                "Hộ tịch: 2 procedures, 2 offered, received 4",
                "Đất đai: 1 procedures, 1 offered, received 1",
                "null: 1 procedures, 0 offered, received 1",
            ]);

        // The same department alone, which is offered what its province offers, and what it offers itself.
        var department = (await App.GetAsync("api/kpi/periods/month/2022-07/procedures?agency=H70.2")).Json;
        Use(department.GetProperty("services"), "total").ShouldBe("5 offered, 2/5 = 0.4 with dossiers, 1/5 = 0.2 with online ones");
        (await App.GetAsync("api/kpi/periods/year/2023/procedures?agency=H70")).Json
            .GetProperty("services").GetProperty("total").GetProperty("offered").GetInt32().ShouldBe(6);

        var overdue = (await App.GetAsync("api/kpi/now?agency=H70")).Json.GetProperty("oldestOverdueProcedures").EnumerateArray();
        overdue.Select(row => $"{row.GetProperty("procedure").GetProperty("code")} {Text(row.GetProperty("procedure").GetProperty("name"))} {row.GetProperty("since")} {row.GetProperty("count")}")
            .ShouldBe(
            [
                "1.000001 Đăng ký khai sinh 2022-07-02 3", "1.000002 Đăng ký kết hôn 2022-07-05 1",
                "1.000005 Của riêng sở 2022-07-06 1", "1.999999 null 2022-07-07 1",
            ]);
    }

    [Fact]
    public async Task Of_every_agency_and_kind_of_period_procedures_and_fields_sum_to_the_agencys_figures()
    {
        var random = new Random(70);
        await App.PostAsync([.. Enumerable.Range(0, 120).Select(number => RandomDossier(random, number))]);
        await App.SettleAsync();
        string[] periods =
        [
            "day/2023-01-01", "week/2022-W52", "month/2022-12", "quarter/2022-Q4", "year/2022", "year/2023", "reportingMonth/2023-RM01",
            "reportingQuarter/2023-RQ1", "reportingHalfYear/2023-RH1", "reportingNineMonths/2023-RN", "reportingYear/2023-RY",
        ];
        foreach (var period in periods)
        {
            foreach (var agency in new[] { "VN", "H71", "H71.1", "H71.1.05", "H71.2" })
            {
                var expected = (await App.GetAsync($"api/kpi/periods/{period}?agency={agency}")).Json.GetProperty("counts");
                var procedures = (await App.GetAsync($"api/kpi/periods/{period}/procedures?agency={agency}")).Json.GetProperty("procedures");
                var fields = (await App.GetAsync($"api/kpi/periods/{period}/fields?agency={agency}")).Json.GetProperty("fields");
                SumOfCounts(procedures).ShouldBe(Numbers(expected), $"{agency} {period}");
                SumOfCounts(fields).ShouldBe(Numbers(expected), $"{agency} {period}");
            }
        }
    }

    [Fact]
    public async Task An_agency_without_procedures_has_none_and_no_rate_where_nothing_is_offered()
    {
        var answer = (await App.GetAsync("api/kpi/periods/month/2022-07/procedures?agency=H99")).Json;
        answer.GetProperty("procedures").GetArrayLength().ShouldBe(0);
        Use(answer.GetProperty("services"), "total").ShouldBe("0 offered, 0/0 = null with dossiers, 0/0 = null with online ones");
        (await App.GetAsync("api/kpi/periods/month/2022-07/fields?agency=H99")).Json.GetProperty("fields").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_that_did_not_change_is_not_sent_again()
    {
        foreach (var path in new[] { "api/kpi/periods/month/2022-06/procedures?agency=H99", "api/kpi/periods/month/2022-06/fields?agency=H99" })
        {
            using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            again.Headers.TryAddWithoutValidation("If-None-Match", (await App.GetAsync(path)).ETag);
            (await App.SendAsync(again)).Status.ShouldBe(304);
        }
    }

    private static EventJson Received(string agency, int number, string procedure, string channel) => new($"{agency}-220701-{number:0000}")
    {
        Agency = agency,
        Procedure = procedure,
        Channel = channel,
        Status = "accepted",
        ReceivedAt = "2022-07-01T08:00:00+07:00",
        DueAt = $"2022-07-{number + 1:00}T17:00:00+07:00",
        UpdatedAt = "2022-07-01T08:00:00+07:00",
    };

    private static EventJson RandomDossier(Random random, int number)
    {
        string[] agencies = ["H71.1", "H71.1.05", "H71.2", "H71"];
        var received = new DateTime(2022, 10, 1).AddDays(random.Next(200));
        var finished = received.AddDays(random.Next(30));
        var status = new[] { "accepted", "resolved", "withdrawn", "returned" }[random.Next(4)];
        return new EventJson($"H71.{number % 3}-221001-{number:0000}")
        {
            Agency = agencies[random.Next(agencies.Length)],
            Procedure = $"1.00000{random.Next(1, 8)}",
            Channel = new[] { "inPerson", "online", "post" }[random.Next(3)],
            Status = status,
            ReceivedAt = $"{Today.Iso(received)}T08:00:00+07:00",
            DueAt = $"{Today.Iso(received.AddDays(random.Next(20)))}T17:00:00+07:00",
            FinishedAt = status == "accepted" ? null : $"{Today.Iso(finished)}T09:00:00+07:00",
            UpdatedAt = $"{Today.Iso(finished)}T09:00:00+07:00",
        };
    }

    private static IEnumerable<string> Lines(JsonElement answer) =>
        from row in answer.GetProperty("procedures").EnumerateArray()
        let procedure = row.GetProperty("procedure")
        let groups = procedure.GetProperty("groups")
        let online = row.GetProperty("rates").GetProperty("online")
        select $"{procedure.GetProperty("code")} {Text(procedure.GetProperty("name"))}, {Text(procedure.GetProperty("field"))}, "
            + $"{Text(procedure.GetProperty("level"))}, {(groups.ValueKind == JsonValueKind.Null ? "null" : string.Join(' ', groups.EnumerateArray()))}: "
            + $"received {Received(row)}, online {online.GetProperty("numerator")}/{online.GetProperty("denominator")}";

    private static string Use(JsonElement services, string level)
    {
        var use = services.GetProperty(level);
        return $"{use.GetProperty("offered")} offered, {Rate(use.GetProperty("withDossiers"))} with dossiers, {Rate(use.GetProperty("withOnlineDossiers"))} with online ones";
    }

    private static string Advantage(JsonElement answer, string kind)
    {
        var advantage = answer.GetProperty("advantages").GetProperty(kind);
        return $"{advantage.GetProperty("services")} services, {Fraction(advantage.GetProperty("withOnlineDossiers"))} with online dossiers, {Fraction(advantage.GetProperty("receivedOnline"))} online";
    }

    private static string Rate(JsonElement rate) => $"{Fraction(rate)} = {Text(rate.GetProperty("value"))}";

    private static string Fraction(JsonElement rate) => $"{rate.GetProperty("numerator")}/{rate.GetProperty("denominator")}";

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.Null ? "null" : value.ToString();

    private static int Received(JsonElement row) => row.GetProperty("counts").GetProperty("received").GetProperty("total").GetInt32();

    private static SortedDictionary<string, long> SumOfCounts(JsonElement rows)
    {
        var sum = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, number) in rows.EnumerateArray().SelectMany(row => Numbers(row.GetProperty("counts"))))
        {
            sum[name] = sum.GetValueOrDefault(name) + number;
        }

        return sum;
    }

    private static SortedDictionary<string, long> Numbers(JsonElement counts, string path = "")
    {
        var numbers = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var member in counts.EnumerateObject())
        {
            foreach (var (name, number) in member.Value.ValueKind == JsonValueKind.Object
                ? Numbers(member.Value, $"{path}{member.Name}.")
                : new SortedDictionary<string, long>(StringComparer.Ordinal) { [path + member.Name] = member.Value.GetInt64() })
            {
                numbers[name] = number;
            }
        }

        return numbers;
    }
}
