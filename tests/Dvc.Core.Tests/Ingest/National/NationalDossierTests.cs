using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;

namespace Dvc.Core.Tests.Ingest.National;

/// <summary>A dossier's whole state in the national message becomes an event of the contract.</summary>
public sealed class NationalDossierTests
{
    [Fact]
    public void Every_member_is_mapped()
    {
        var @event = NationalItem.ToEvent(
            """
            MucDo: "4" | TrangThaiHoSo: "10" | NgayNopHoSo: "20261115201500" | NgayHenTra: "20261120170000" | NgayKetThucXuLy: "20261119100000" | NgayTra: "20261119143000" | HoSoCoThanhPhanSoHoa: "1" | DanhSachLePhi: [{"Gia": "50000"}] | DuocThanhToanTrucTuyen: "1" | DanhSachHoSoBoSung: [{"NgayHenTraTruoc": "20261118170000", "NgayHenTraMoi": "20261120170000"}]
            """);

        NationalItem.Read(@event).Snapshot.ShouldBe(new DossierSnapshot
        {
            DossierId = "H60.12-261116-0001",
            Agency = AgencyCode.Parse("H60.12"),
            Procedure = "1.004239",
            Channel = Channel.Online,
            ServiceLevel = ServiceLevel.Full,
            Status = DossierStatus.Returned,
            SubmittedAt = Clock.At("2026-11-15T20:15:00"),
            ReceivedAt = Clock.At("2026-11-16T08:00:00"),
            DueAt = Clock.At("2026-11-20T17:00:00"),
            OriginalDueAt = Clock.At("2026-11-18T17:00:00"),
            FinishedAt = Clock.At("2026-11-19T10:00:00"),
            ReturnedAt = Clock.At("2026-11-19T14:30:00"),
            Digitised = true,
            FeeDue = true,
            PaidOnline = true,
            UpdatedAt = NationalItem.Arrival,
            NoClock = true,
        });
        @event.GetProperty("noClock").GetBoolean().ShouldBeTrue();
        @event.TryGetProperty("channelDefaulted", out _).ShouldBeFalse();
    }

    [Fact]
    public void What_is_absent_stays_absent() =>
        NationalItem.ToEvent("").EnumerateObject().Select(member => member.Name)
            .ShouldBe(["dossierId", "agency", "procedure", "channel", "status", "receivedAt", "noClock"]);

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\" \\t\\u00a0\"")]
    [InlineData("null")]
    public void Empty_is_absent(string nothing)
    {
        string[] optional =
        [
            "MucDo", "NgayNopHoSo", "NgayHenTra", "NgayKetThucXuLy", "NgayTra", "HoSoCoThanhPhanSoHoa", "DanhSachLePhi",
            "DuocThanhToanTrucTuyen", "DanhSachHoSoBoSung",
        ];

        NationalItem.ToEvent(string.Join(" | ", optional.Select(member => $"{member}: {nothing}"))).GetRawText()
            .ShouldBe(NationalItem.ToEvent("").GetRawText());
        NationalItem.Errors($"MaHoSo: {nothing} | MaTTHC: {nothing} | TrangThaiHoSo: {nothing} | DonViXuLy: {nothing} | NgayTiepNhan: {nothing}")
            .ShouldBe("agency required, dossierId required, procedure required, status required");
        NationalItem.Errors($"NgayTiepNhan: {nothing}").ShouldBe("receivedAt required");
    }

    [Theory]
    [InlineData("1", "registered")]
    [InlineData("2", "accepted")]
    [InlineData("3", "refused")]
    [InlineData("4", "processing")]
    [InlineData("5", "awaitingSupplement")]
    [InlineData("6", "awaitingPayment")]
    [InlineData("7", "withdrawn")]
    [InlineData("8", "stopped")]
    [InlineData("9", "resolved")]
    [InlineData("10", "returned")]
    public void Statuses_are_1_to_10(string code, string name) => ShouldMap("TrangThaiHoSo", code, "status", name);

    [Theory]
    [InlineData("1", "inPerson")]
    [InlineData("2", "online")]
    [InlineData("3", "post")]
    public void Channels_are_1_to_3(string code, string name)
    {
        ShouldMap("KenhThucHien", code, "channel", name);
        NationalItem.Member($"KenhThucHien: {code}", "channelDefaulted").ShouldBeNull();
    }

    [Theory]
    [InlineData("-KenhThucHien")]
    [InlineData("KenhThucHien: null")]
    [InlineData("KenhThucHien: \"\"")]
    [InlineData("KenhThucHien: \"  \"")]
    public void Without_a_channel_it_is_in_person_and_said_to_be_assumed(string changes)
    {
        NationalItem.Member(changes, "channel").ShouldBe("\"inPerson\"");
        NationalItem.Member(changes, "channelDefaulted").ShouldBe("true");
    }

    [Theory]
    [InlineData("2", "information")]
    [InlineData("3", "partial")]
    [InlineData("4", "full")]
    public void Levels_are_2_to_4(string code, string name) => ShouldMap("MucDo", code, "serviceLevel", name);

    [Theory]
    [InlineData("DonViXuLy: \"H60.13.02\"", "H60.13.02")]
    [InlineData("DonViXuLy: \" 000.00.13.H60 \"", "000.00.13.H60")]
    [InlineData("DonViXuLy: \"Sở Tư pháp\"", "H60.12")]
    [InlineData("-DonViXuLy", "H60.12")]
    [InlineData("-DonViXuLy | MaHoSo: \"000.00.53.H48-220921-0099\"", "000.00.53.H48")]
    [InlineData("-DonViXuLy | MaHoSo: \"G09.20-20260609-0092637\"", "G09.20")]
    [InlineData("-DonViXuLy | MaHoSo: \"0-220701-001\"", "H60")]
    [InlineData("DonViXuLy: \"UBND phường Minh Xuân\" | MaHoSo: \"260701-0001\"", "H60")]
    [InlineData("DonViXuLy: 12 | -MaHoSo", "H60")]
    [InlineData("DonViXuLy: {\"Ma\": \"H60.12\"} | -MaHoSo", "H60")]
    public void The_agency_is_DonViXuLy_where_that_is_a_code_else_the_dossiers_issuer_else_the_sender(string changes, string agency) =>
        NationalItem.ToEvents($$"""{"madonvi": "H60", "data": [{{NationalItem.Text(changes)}}]}""").Single()
            .GetProperty("agency").GetString().ShouldBe(agency);

    [Theory]
    [InlineData("\"20261116080000\"", "2026-11-16T01:00:00Z")]
    [InlineData("20261116080000", "2026-11-16T01:00:00Z")]
    [InlineData("\" 20261116080000 \"", "2026-11-16T01:00:00Z")]
    [InlineData("\"20261116\"", "2026-11-15T17:00:00Z")]
    [InlineData("20261116", "2026-11-15T17:00:00Z")]
    [InlineData("\"2026-11-16T08:00:00\"", "2026-11-16T01:00:00Z")]
    [InlineData("\"2026-11-16T08:00:00.1234567\"", "2026-11-16T01:00:00.1234567Z")]
    [InlineData("\"2026-11-16T08:00:00+07:00\"", "2026-11-16T01:00:00Z")]
    [InlineData("\"2026-11-16T01:00:00.5Z\"", "2026-11-16T01:00:00.5Z")]
    public void Times_are_local_in_Vietnam_or_have_an_offset(string time, string instant)
    {
        foreach (var (member, mapped) in new[] { ("NgayNopHoSo", "submittedAt"), ("NgayTiepNhan", "receivedAt"), ("NgayHenTra", "dueAt"), ("NgayTra", "returnedAt"), ("NgayKetThucXuLy", "finishedAt") })
        {
            NationalItem.Member($"{member}: {time}", mapped).ShouldBe($"\"{instant}\"");
        }
    }

    [Theory]
    [InlineData("\"0001-01-01T00:00:00\"")]
    [InlineData("\"0001-01-01T00:00:00Z\"")]
    [InlineData("\"0001-01-01T00:00:00+07:00\"")]
    [InlineData("\"00010101000000\"")]
    public void A_date_that_was_never_set_in_NET_is_absent(string time)
    {
        NationalItem.Member($"NgayHenTra: {time}", "dueAt").ShouldBeNull();
        NationalItem.Member($"DanhSachHoSoBoSung: [{{\"NgayHenTraTruoc\": {time}, \"NgayHenTraMoi\": {time}}}]", "originalDueAt").ShouldBeNull();
    }

    [Theory]
    [InlineData("NgayKetThucXuLy: \"20261119100000\" | NgayTra: \"20261120100000\"", "2026-11-19T03:00:00Z")]
    [InlineData("NgayTra: \"20261120100000\"", "2026-11-20T03:00:00Z")]
    [InlineData("NgayKetThucXuLy: \"\" | NgayTra: \"20261120100000\"", "2026-11-20T03:00:00Z")]
    public void It_is_finished_at_the_end_of_processing_else_when_it_was_handed_over(string changes, string finishedAt) =>
        NationalItem.Member(changes, "finishedAt").ShouldBe($"\"{finishedAt}\"");

    [Fact]
    public void Of_supplements_the_earliest_due_date_before_and_the_latest_after_count()
    {
        const string Supplements =
            """
            NgayHenTra: "20261125170000" | DanhSachHoSoBoSung: [{"NgayHenTraTruoc": "2026-11-20T17:00:00", "NgayHenTraMoi": "20261127170000"}, {"NgayHenTraTruoc": "20261118170000", "NgayHenTraMoi": ""}, {"NgayHenTraTruoc": "0001-01-01T00:00:00", "NgayHenTraMoi": "2026-11-26T17:00:00"}, {}]
            """;

        NationalItem.Member(Supplements, "originalDueAt").ShouldBe("\"2026-11-18T10:00:00Z\"");
        NationalItem.Member(Supplements, "dueAt").ShouldBe("\"2026-11-27T10:00:00Z\"");
        NationalItem.Member(Supplements.Replace("20261125", "20261201", StringComparison.Ordinal), "dueAt").ShouldBe("\"2026-12-01T10:00:00Z\"");
        NationalItem.Member("""NgayHenTra: "20261125170000" | DanhSachHoSoBoSung: []""", "originalDueAt").ShouldBeNull();
    }

    [Theory]
    [InlineData("5", """[{"NgayBoSung": "20261117080000"}]""", "2026-11-17T01:00:00Z")]
    [InlineData("5", """[{"NgayBoSung": "2026-11-17T08:00:00", "NgayTiepNhanBoSung": ""}]""", "2026-11-17T01:00:00Z")]
    [InlineData("5", """[{"NgayBoSung": "20261118080000"}, {"NgayBoSung": "20261117080000"}, {"NgayBoSung": "20261119080000", "NgayTiepNhanBoSung": "20261120080000"}]""", "2026-11-18T01:00:00Z")]
    [InlineData("5", """{"NgayBoSung": "20261117080000"}""", "2026-11-17T01:00:00Z")]
    [InlineData("5", """[{"NgayBoSung": "20261117080000", "NgayTiepNhanBoSung": "20261118080000"}]""", null)]
    [InlineData("5", "[]", null)]
    [InlineData("6", """[{"NgayBoSung": "20261117080000"}]""", null)]
    [InlineData("4", """[{"NgayBoSung": "20261117080000"}]""", null)]
    public void The_pause_began_with_the_last_request_for_a_supplement_that_has_not_come(string status, string supplements, string? pausedAt) =>
        NationalItem.Member($"TrangThaiHoSo: {status} | DanhSachHoSoBoSung: {supplements}", "pausedAt")
            .ShouldBe(pausedAt is null ? null : $"\"{pausedAt}\"");

    [Theory]
    [InlineData("""[{"Gia": "50000"}]""", true)]
    [InlineData("""[{"Gia": 50000}]""", true)]
    [InlineData("""[{"Gia": 0.5}]""", true)]
    [InlineData("""[{"Gia": "0"}, {"Gia": "1.000.000 đồng"}]""", true)]
    [InlineData("""{"Gia": "30,000"}""", true)]
    [InlineData("""[{"Gia": "0"}]""", false)]
    [InlineData("""[{"Gia": 0.0}, {"Gia": "0,00"}, {"Gia": ""}, {"Gia": null}, {}]""", false)]
    [InlineData("""[{"Gia": "-1"}]""", false)]
    [InlineData("""[{"Gia": {"VND": 1}}, 7, "7", null, []]""", false)]
    [InlineData("[]", false)]
    public void A_fee_is_due_where_one_costs_something(string fees, bool isDue) =>
        NationalItem.Member($"DanhSachLePhi: {fees}", "feeDue").ShouldBe(isDue ? "true" : "false");

    [Theory]
    [InlineData("DuocThanhToanTrucTuyen", "\"1\"", "paidOnline", true)]
    [InlineData("DuocThanhToanTrucTuyen", "2", "paidOnline", true)]
    [InlineData("DuocThanhToanTrucTuyen", "\"0\"", "paidOnline", false)]
    [InlineData("DuocThanhToanTrucTuyen", "false", "paidOnline", false)]
    [InlineData("HoSoCoThanhPhanSoHoa", "\"1\"", "digitised", true)]
    [InlineData("HoSoCoThanhPhanSoHoa", "true", "digitised", true)]
    [InlineData("HoSoCoThanhPhanSoHoa", "\"True\"", "digitised", true)]
    [InlineData("HoSoCoThanhPhanSoHoa", "0", "digitised", false)]
    [InlineData("HoSoCoThanhPhanSoHoa", "\"False\"", "digitised", false)]
    public void Flags_are_numbers_texts_or_JSON(string member, string value, string mapped, bool flag) =>
        NationalItem.Member($"{member}: {value}", mapped).ShouldBe(flag ? "true" : "false");

    [Theory]
    [InlineData("MaHoSo: \"khong-co-ma\"", "dossierId pattern", "")]
    [InlineData("MaHoSo: \"H60.12-22-1\"", "dossierId pattern", "")]
    [InlineData("MaHoSo: \"024087654321\"", "dossierId pattern", "")]
    [InlineData("MaTTHC: \"NGUYEN\"", "procedure pattern", "")]
    [InlineData("MaTTHC: 1.00423", "procedure pattern", "")]
    [InlineData("MaTTHC: [\"1.004239\"]", "procedure pattern", "")]
    [InlineData("KenhThucHien: \"4\"", "channel enum", "")]
    [InlineData("KenhThucHien: \"Trực tuyến\"", "channel enum", "")]
    [InlineData("TrangThaiHoSo: 11", "status enum", "")]
    [InlineData("TrangThaiHoSo: \"0\"", "status enum", "")]
    [InlineData("TrangThaiHoSo: true", "status enum", "")]
    [InlineData("MucDo: \"1\"", "serviceLevel enum", "")]
    [InlineData("NgayHenTra: \"31/12/2026\"", "dueAt timestamp", "")]
    [InlineData("NgayHenTra: \"20261331080000\"", "dueAt timestamp", "")]
    [InlineData("NgayHenTra: \"20261120240000\"", "dueAt timestamp", "")]
    [InlineData("NgayHenTra: \"2026-11-20T24:00:00\"", "dueAt timestamp", "")]
    [InlineData("NgayHenTra: \"202611201700\"", "dueAt timestamp", "")]
    [InlineData("NgayHenTra: \"2026-11-20\"", "dueAt timestamp", "")]
    [InlineData("NgayHenTra: \"9999-12-31T23:59:59-18:00\"", "dueAt timestamp", "")]
    [InlineData("NgayHenTra: \"99991231235959\"", "dueAt range", "9999-12-31T16:59:59Z")]
    [InlineData("NgayHenTra: \"19991231235959\"", "dueAt range", "1999-12-31T16:59:59Z")]
    [InlineData("NgayHenTra: \"20261115170000\"", "dueAt beforeReceipt", "2026-11-15T10:00:00Z")]
    [InlineData("NgayHenTra: false", "dueAt timestamp", "")]
    [InlineData("NgayHenTra: \"\\ud800\"", "dueAt timestamp", "")]
    [InlineData("NgayTiepNhan: \"20991116080000\"", "receivedAt future", "2099-11-16T01:00:00Z")]
    [InlineData("NgayHenTra: \"20261120170000\" | DanhSachHoSoBoSung: [{\"NgayHenTraMoi\": \"mai\"}, {\"NgayHenTraMoi\": \"20261121170000\"}]", "dueAt timestamp", "")]
    [InlineData("DanhSachHoSoBoSung: [{\"NgayHenTraTruoc\": \"20261118170000\"}, {\"NgayHenTraTruoc\": \"201811\"}]", "originalDueAt timestamp", "")]
    [InlineData("HoSoCoThanhPhanSoHoa: \"2\"", "digitised type", "")]
    [InlineData("DuocThanhToanTrucTuyen: \"rồi\"", "paidOnline type", "")]
    public void What_is_wrong_is_left_for_the_reader_of_events_to_name(string changes, string error, string passedOn)
    {
        NationalItem.Errors(changes).ShouldBe(error);
        NationalItem.ToEvent(changes).GetProperty(error.Split(' ')[0]).GetString().ShouldBe(passedOn);
    }

    [Fact]
    public void A_list_of_supplements_that_is_none_is_wrong() =>
        NationalItem.Errors("DanhSachHoSoBoSung: \"không\"").ShouldBe("dueAt timestamp, originalDueAt timestamp");

    [Fact]
    public void In_the_names_of_members_case_matters() =>
        NationalItem.ToEvents($"[{NationalItem.Text("").Insert(1, "\"\\ud800\":1,\"trangthaihoso\":8,")}]").Single()
            .GetProperty("status").GetString().ShouldBe("processing");

    [Theory]
    [InlineData("KenhThucHien: \"01\"", "channel", "\"inPerson\"")]
    [InlineData("KenhThucHien: \"02\"", "channel", "\"online\"")]
    [InlineData("KenhThucHien: \" 2 \"", "channel", "\"online\"")]
    [InlineData("KenhThucHien: \"\\u00a0003\"", "channel", "\"post\"")]
    [InlineData("MucDo: \"04\"", "serviceLevel", "\"full\"")]
    [InlineData("TrangThaiHoSo: \"09\"", "status", "\"resolved\"")]
    [InlineData("TrangThaiHoSo: \"010\"", "status", "\"returned\"")]
    [InlineData("DuocThanhToanTrucTuyen: \"02\"", "paidOnline", "true")]
    [InlineData("DuocThanhToanTrucTuyen: \"00\"", "paidOnline", "false")]
    [InlineData("HoSoCoThanhPhanSoHoa: \" 01\"", "digitised", "true")]
    [InlineData("KenhThucHien: \"0\"", "channel", "\"\"")]
    [InlineData("KenhThucHien: \"0 2\"", "channel", "\"\"")]
    [InlineData("KenhThucHien: \"-2\"", "channel", "\"\"")]
    [InlineData("KenhThucHien: \"\u0662\"", "channel", "\"\"")] // A digit of another script.
    public void A_number_may_have_leading_zeros_and_blanks(string changes, string mapped, string value) =>
        NationalItem.Member(changes, mapped).ShouldBe(value);

    private static void ShouldMap(string member, string code, string mapped, string name)
    {
        NationalItem.Member($"{member}: \"{code}\"", mapped).ShouldBe($"\"{name}\"");
        NationalItem.Member($"{member}: {code}", mapped).ShouldBe($"\"{name}\"");
    }
}
