using System.Text.Json;
using System.Text.RegularExpressions;
using Dvc.Core.Dossiers;
using FsCheck;
using FsCheck.Fluent;

namespace Dvc.Core.Tests.Ingest.National;

/// <summary>Whatever a sender writes, and wherever, nothing about people leaves the parser.</summary>
public sealed partial class PersonalDataTests
{
    private static readonly string[] Read =
    [
        "MaHoSo", "MaTTHC", "KenhThucHien", "MucDo", "TrangThaiHoSo", "NgayNopHoSo", "NgayTiepNhan", "NgayHenTra", "NgayTra", "NgayKetThucXuLy",
        "DonViXuLy", "HoSoCoThanhPhanSoHoa", "DuocThanhToanTrucTuyen", "DanhSachHoSoBoSung", "DanhSachLePhi", "TrangThai", "ThoiDiemXuLy",
        "NgayHenTraTruoc", "NgayHenTraMoi", "NgayBoSung", "NgayTiepNhanBoSung", "Gia",
    ];

    private static readonly string[] Dropped =
    [
        "ChuHoSo", "LoaiDoiTuong", "MaDoiTuong", "SoGiayToChuHoSo", "DinhDanhCHS", "SoDinhDanh", "ThongTinKhac", "Email", "Fax", "SoDienThoai",
        "DiaChi", "TrichYeuHoSo", "ThongTinTra", "NoiNopHoSo", "GhiChu", "NguoiXuLy", "ChucDanh", "PhongBanXuLy", "NoiDungXuLy",
        "NguoiYeuCauBoSung", "NoiDungBoSung", "NguoiTiepNhanBoSung", "ThongTinTiepNhan", "TaiLieuNop", "TenTepDinhKem", "DanhSachGiayToKetQua",
        "dossierId", "agency", "outcome", "updatedAt", "step", "at", "channelDefaulted", "noClock", "", "$ref", "__proto__", "MaHoSo ", "maHoSo",
    ];

    // Names, a house and an e-mail address, in the ways that get past a careless parser: beside a good value, in capitals, escaped.
    private static readonly string[] Words =
    [
        "\"Nguyễn Văn A\"", "\"NGUYEN VAN A\"", "\"a.nguyen@example.vn\"", "\"12 Trần Phú\"", "\"H60.12-261116-0001 Nguyen\"", "\"20261116080000,An\"",
        "\"H60.12\\nNguyen\"", "\"1 \\u0041n\"", "\"2026-11-16T08:00:00+07:00/An\"", "\"\\ud800An\"", "\"An_H60\"", "\"１２\"",
    ];

    // What tells one person from another without a letter; it stands where people are described, never in a code or a time.
    private const string Numbers = "\"024087654321\"";

    private static readonly string[] Good =
    [
        "\"H60.12-261116-0001\"", "\"1.004239\"", "\"H60.12\"", "1", "\"2\"", "\"5\"", "\"10\"", "\"20261116080000\"", "\"2026-11-16T08:00:00\"", "true", "null", "\"\"",
    ];

    [Fact]
    public void No_words_and_no_numbers_of_people_leave_the_parser() =>
        Property.Holds(
            from items in Item(depth: 3).ListOf(2)
            from service in Gen.Elements("", "DongBoHoSoMC", "CapNhatTienDoHoSoMC")
            from madonvi in Gen.Elements([.. Words, .. Good])
            select $$"""{"madonvi": {{madonvi}}, "ChuHoSo": {{Words[0]}}, "service": "{{service}}", "data": [{{string.Join(',', items)}}]}""",
            message =>
            {
                foreach (var json in NationalItem.ToEvents(message))
                {
                    ShouldHoldNobody(json);
                }
            },
            tests: 3000);

    [Fact]
    public void A_word_in_each_member_that_is_read_stays_behind()
    {
        foreach (var (member, word) in from member in Read from word in Words select (member, word))
        {
            ShouldHoldNobody(NationalItem.ToEvent($"{member}: {word}"));
            ShouldHoldNobody(NationalItem.ToEvent($"{member}: {{\"{member}\": {word}}}"));
            ShouldHoldNobody(NationalItem.ToEvent($"TrangThaiHoSo: 5 | DanhSachHoSoBoSung: [{{\"{member}\": {word}}}] | DanhSachLePhi: [{{\"{member}\": {word}}}]"));
        }
    }

    private static void ShouldHoldNobody(JsonElement json)
    {
        json.GetRawText().ShouldNotContain("024087654321");
        foreach (var text in Texts(json))
        {
            (text is "" || Names.Contains(text) || CodeOrTime().IsMatch(text) || IsPath(text)).ShouldBeTrue(text);
        }
    }

    // Of a member that stands more than once its path is told, which is made of members' names.
    private static bool IsPath(string text) =>
        text.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries)
            .All(part => part == "?" || part.All(char.IsAsciiDigit) || Read.Contains(part, StringComparer.Ordinal) || Dropped.Contains(part, StringComparer.Ordinal));

    // Members' names too: all are the contract's or the queue's.
    private static IEnumerable<string> Texts(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Texts(member.Value).Append(member.Name)),
        JsonValueKind.Array => throw new InvalidOperationException("No event holds a list."),
        JsonValueKind.String => [json.GetString()!],
        _ => [],
    };

    private static HashSet<string> Names { get; } =
    [
        .. WireName<Channel>.All, .. WireName<DossierStatus>.All, .. WireName<ServiceLevel>.All,
        "dossierId", "agency", "procedure", "channel", "serviceLevel", "status", "submittedAt", "receivedAt", "dueAt", "originalDueAt", "pausedAt",
        "finishedAt", "returnedAt", "digitised", "feeDue", "paidOnline", "channelDefaulted", "noClock", "step", "at", "repeated",
    ];

    private static Gen<string> Item(int depth) =>
        from size in Gen.Choose(3, 12)
        from members in Member(depth).ListOf(size)
        select $"{{{string.Join(',', members)}}}";

    private static Gen<string> Member(int depth) => Gen.OneOf(
        from name in Gen.Elements(Read) from value in Value(depth, Words, Good) select $"\"{name}\":{value}",
        from name in Gen.Elements(Dropped) from value in Value(depth, Words, [Numbers]) select $"\"{name}\":{value}");

    private static Gen<string> Value(int depth, string[] words, string[] others)
    {
        var scalar = Gen.OneOf(Gen.Elements(words), Gen.Elements(others));
        return depth == 0
            ? scalar
            : Gen.Frequency((4, scalar), (1, Item(depth - 1)), (1, Item(depth - 1).ListOf(2).Select(items => $"[{string.Join(',', items)}]")));
    }

    [GeneratedRegex(@"^[0-9A-Z.:\-T+]{1,64}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeOrTime();
}
