using System.Text.Json;
using Dvc.Core.Ingest.National;

namespace Dvc.Core.Tests.Ingest.National;

/// <summary>The message around the items.</summary>
public sealed class NationalMessageTests
{
    private const string Step = """{"MaHoSo": "H60.12-261116-0002", "TrangThai": "4", "ThoiDiemXuLy": "20261125080203"}""";

    // As one-stop-shop systems send it: every member, empty texts for what there is not, supplement dates as .NET writes them.
    private const string Whole =
        """
        {"session": "9f0c2d", "madonvi": "000.00.00.H60", "service": "DongBoHoSoMC", "isUpdating": "False", "data": [
          {"MaHoSo": "000.00.12.H60-261116-0001", "MaTTHC": "1.004239", "TenTTHC": "Cấp bản sao trích lục", "MaLinhVuc": "G15-TP02",
           "TenLinhVuc": "Hộ tịch", "KenhThucHien": "2", "ChuHoSo": "Nguyễn Văn A", "LoaiDoiTuong": "1", "MaDoiTuong": "024087654321",
           "SoGiayToChuHoSo": "024087654321", "ThongTinKhac": "", "Email": "a.nguyen@example.vn", "Fax": "", "SoDienThoai": "0912345678",
           "TrichYeuHoSo": "Trích lục khai sinh của Nguyễn Văn A", "NgayNopHoSo": "20261115201500", "NgayTiepNhan": "20261116080000",
           "NgayHenTra": "20261120170000", "TrangThaiHoSo": "5", "NgayTra": "", "ThongTinTra": "", "HinhThuc": "0", "NgayKetThucXuLy": "",
           "NgayTuChoi": "", "DonViXuLy": "Sở Tư pháp tỉnh Tuyên Quang", "NoiNopHoSo": "1", "HoSoCoThanhPhanSoHoa": "1",
           "TaiKhoanDuocXacThucVoiVNeID": "1", "DuocThanhToanTrucTuyen": "0", "GhiChu": "gọi bà Trần Thị B",
           "TaiLieuNop": [{"TepDinhKemId": "", "TenTepDinhKem": "cccd-nguyen-van-a.pdf", "IsDeleted": "False", "DuocSoHoa": "1"}],
           "DanhSachLePhi": [{"TenPhiLePhi": "Lệ phí", "MaPhiLePhi": "LP1", "HinhThucThu": "1", "Gia": "8000", "LoaiPhiLePhi": "1"}],
           "DanhSachTepDinhKemKhac": [], "DanhSachGiayToKetQua": [], "DSKetNoiCSDL": [{"MaCSDL": "CSDLDC"}],
           "DinhDanhCHS": [{"LoaiDinhDanh": "1", "SoDinhDanh": "024087654321"}],
           "DanhSachHoSoBoSung": [{"HoSoBoSungId": 7, "NguoiYeuCauBoSung": "Trần Thị B", "NoiDungBoSung": "thiếu CCCD",
             "NgayBoSung": "2026-11-17T09:00:00", "NguoiTiepNhanBoSung": "", "ThongTinTiepNhan": "", "NgayTiepNhanBoSung": "",
             "TrangThaiBoSung": false, "DanhSachGiayToBoSung": [], "NgayHenTraTruoc": "2026-11-20T17:00:00", "NgayHenTraMoi": null}]}]}
        """;

    private const string Event =
        """
        {"dossierId":"000.00.12.H60-261116-0001","agency":"000.00.12.H60","procedure":"1.004239","channel":"online",
        "status":"awaitingSupplement","submittedAt":"2026-11-15T13:15:00Z","receivedAt":"2026-11-16T01:00:00Z",
        "dueAt":"2026-11-20T10:00:00Z","originalDueAt":"2026-11-20T10:00:00Z","pausedAt":"2026-11-17T02:00:00Z",
        "digitised":true,"feeDue":true,"paidOnline":false,"noClock":true}
        """;

    [Fact]
    public void A_message_as_systems_send_it_becomes_an_event_without_anybodys_data()
    {
        using var document = JsonDocument.Parse(Whole);
        var message = NationalMessage.Read(document.RootElement).Message.ShouldNotBeNull();

        NationalMessage.SessionOf(document.RootElement).ShouldBe("9f0c2d");
        message.Count.ShouldBe(1);
        var @event = NationalItem.ToEvents(Whole).Single();
        @event.GetRawText().ShouldBe(Event.ReplaceLineEndings(""));
        NationalItem.Read(@event).Errors.ShouldBeEmpty();
    }

    [Fact]
    public void In_a_bare_array_each_item_says_what_it_is()
    {
        var both = Step.Replace("}", ", \"TrangThaiHoSo\": \"4\"}", StringComparison.Ordinal);
        var neither = Step.Replace("20261125080203", "", StringComparison.Ordinal);

        NationalItem.ToEvents($"[{NationalItem.Text("")}, {Step}, {both}, {neither}]").Select(IsStep).ShouldBe([false, true, false, false]);
        NationalItem.ToEvents($$"""{"service": "", "data": [{{Step}}, {{both}}]}""").Select(IsStep).ShouldBe([true, false]);
    }

    [Theory]
    [InlineData("DongBoHoSoMC", false)]
    [InlineData("CapNhatTienDoHoSoMC", true)]
    public void A_service_says_what_its_items_are(string service, bool isStep) =>
        NationalItem.ToEvents($$"""{"service": "{{service}}", "data": [{{NationalItem.Text("")}}, {{Step}}]}""").Select(IsStep).ShouldBe([isStep, isStep]);

    [Fact]
    public void Items_keep_their_places_and_what_is_no_object_is_no_event()
    {
        var events = NationalItem.ToEvents($"[7, {NationalItem.Text("")}, null, \"Nguyễn Văn A\", [{NationalItem.Text("")}], {NationalItem.Text("")}]");

        events.Select(json => NationalItem.Read(json).Errors.Select(error => error.Code).SingleOrDefault())
            .ShouldBe(["notAnObject", null, "notAnObject", "notAnObject", "notAnObject", null]);
        events[3].ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("7", "", "notAnObject")]
    [InlineData("\"[]\"", "", "notAnObject")]
    [InlineData("null", "", "notAnObject")]
    [InlineData("{}", "data", "required")]
    [InlineData("""{"service": "DongBoHoSoMC", "Data": []}""", "data", "required")]
    [InlineData("""{"service": "DongBoHoSoMC", "data": {}}""", "data", "type")]
    [InlineData("""{"service": "DongBoHoSoMC", "data": null}""", "data", "type")]
    [InlineData("""{"service": "TraCuuHoSo", "data": []}""", "service", "enum")]
    [InlineData("""{"service": ["DongBoHoSoMC"], "data": []}""", "service", "enum")]
    [InlineData("""{"service": "\ud800", "data": []}""", "service", "enum")]
    public void What_is_no_message_is_told_by_member_and_rule(string json, string field, string code)
    {
        using var document = JsonDocument.Parse(json);
        var (message, error) = NationalMessage.Read(document.RootElement);

        message.ShouldBeNull();
        error.ShouldNotBeNull().Field.ShouldBe(field);
        error.Code.ShouldBe(code);
        error.Message.ShouldStartWith(field.Length > 0 ? field : "A message is");
    }

    [Theory]
    [InlineData("\"abc\"", "abc")]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    [InlineData("17", "17")]
    public void A_session_is_text_or_none_also_where_the_rest_is_wrong(string json, string? session)
    {
        using var document = JsonDocument.Parse($$"""{"session": {{json}}, "service": "another"}""");

        NationalMessage.SessionOf(document.RootElement).ShouldBe(session);
    }

    private static bool IsStep(JsonElement json) => json.TryGetProperty("step", out _);
}
