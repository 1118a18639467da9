namespace Dvc.Core.Tests.Ingest.National;

/// <summary>A step in the national message becomes a step of the queue's form, never an event of the contract.</summary>
public sealed class NationalStepTests
{
    [Theory]
    [InlineData("\"4\"", "\"20261125080203\"", """{"status":"processing","at":"2026-11-25T01:02:03Z"}""")]
    [InlineData("10", "\"2026-11-25T08:02:03\"", """{"status":"returned","at":"2026-11-25T01:02:03Z"}""")]
    [InlineData("\"11\"", "20261125080203", """{"status":"","at":"2026-11-25T01:02:03Z"}""")]
    [InlineData("\"đang xử lý\"", "\"hôm nay\"", """{"status":"","at":""}""")]
    [InlineData("\"\"", "null", "{}")]
    public void A_step_is_a_status_and_when_it_was_reached(string status, string time, string step) =>
        ToStep($$"""{"MaHoSo": "H60.12-261116-0001", "TrangThai": {{status}}, "ThoiDiemXuLy": {{time}}}""")
            .ShouldBe($$"""{"dossierId":"H60.12-261116-0001","step":{{step}}}""");

    [Fact]
    public void Who_took_the_step_and_what_for_is_dropped() =>
        ToStep("""
            {"MaHoSo": "H60.12-261116-0001", "NguoiXuLy": "Trần Thị B", "ChucDanh": "Chuyên viên", "ThoiDiemXuLy": "20261125080203",
             "PhongBanXuLy": "Phòng Tư pháp", "NoiDungXuLy": "Hồ sơ của ông Nguyễn Văn A", "TrangThai": "9", "NgayBatDau": "20261124080000",
             "NgayKetThucTheoQuyDinh": "20261127080000", "status": "returned", "agency": "H41"}
            """)
            .ShouldBe("""{"dossierId":"H60.12-261116-0001","step":{"status":"resolved","at":"2026-11-25T01:02:03Z"}}""");

    [Fact]
    public void A_step_without_anything_is_still_a_step() => ToStep("{}").ShouldBe("""{"step":{}}""");

    private static string ToStep(string item) =>
        NationalItem.ToEvents($$"""{"service": "CapNhatTienDoHoSoMC", "data": [{{item}}]}""").Single().GetRawText();
}
