using Dvc.EndToEnd.Tests.DeadLetters;
using Dvc.EndToEnd.Tests.Support;
using Dvc.Azurite;

namespace Dvc.EndToEnd.Tests.National;

/// <summary>Whatever is sent of people, and wherever: nothing of it is in queues, tables, dead letters, answers or logs.</summary>
public sealed class PersonalDataTests
{
    // No name, address or text of these tests is without the first; all others are numbers of people.
    private static readonly string[] Markers = ["bimat", "024087654321", "031222333", "0987654321"];

    private const string Good =
        """
        "MaHoSo":"H80.01-220701-0001","MaTTHC":"1.004239","KenhThucHien":"2","MucDo":"4","TrangThaiHoSo":"5","NgayTiepNhan":"20220701080000",
        "NgayHenTra":"20220705170000","DonViXuLy":"Phòng Hộ tịch, bà Trần BIMAT"
        """;

    private const string People =
        """
        "TenTTHC":"Khai sinh cho Nguyen Van BiMat","TenLinhVuc":"BiMat","ChuHoSo":"Nguyễn Văn BiMat","LoaiDoiTuong":"1","MaDoiTuong":"024087654321",
        "SoGiayToChuHoSo":"031222333","ThongTinKhac":"em của BiMat, 0987654321","Email":"bimat@example.vn","Fax":"0987654321","SoDienThoai":"0987654321",
        "DiaChi":"12 Duong BiMat","TrichYeuHoSo":"Trích lục của Nguyễn Văn BiMat, 024087654321","ThongTinTra":"giao cho BiMat","NoiNopHoSo":"nhà BiMat",
        "GhiChu":"gọi bà BiMat 0987654321","NguoiXuLy":"Trần Thị BiMat","ChucDanh":"Trưởng phòng BiMat","PhongBanXuLy":"BiMat","NoiDungXuLy":"BiMat ký",
        "TaiLieuNop":[{"TepDinhKemId":"031222333","TenTepDinhKem":"cccd-bimat.pdf"}],"DSKetNoiCSDL":[{"MaCSDL":"BiMat"}],
        "DanhSachTepDinhKemKhac":[{"TenGiayTo":"BiMat"}],"DanhSachGiayToKetQua":[{"TenGiayTo":"BiMat","MaGiayToKetQua":"031222333"}],
        "DinhDanhCHS":[{"LoaiDinhDanh":"1","SoDinhDanh":"024087654321"},{"LoaiDinhDanh":"2","SoDinhDanh":"031222333"}],
        "DanhSachLePhi":[{"TenPhiLePhi":"BiMat trả","MaPhiLePhi":"031222333","Gia":"8000"}],
        "DanhSachHoSoBoSung":[{"NguoiYeuCauBoSung":"Trần Thị BiMat","NoiDungBoSung":"thiếu CCCD 024087654321","NguoiTiepNhanBoSung":"BiMat",
          "ThongTinTiepNhan":"BiMat","DanhSachGiayToBoSung":[{"TenGiayTo":"BiMat"}],"NgayBoSung":"20220702090000","NgayHenTraTruoc":"20220704170000"}],
        "dossierId":"BiMat","agency":"BiMat","step":{"status":"BiMat"},"rejected":["BiMat"],"trace":{"id":"BiMat","source":"0987654321"},"BiMat":"031222333"
        """;

    // Where something is read: a name, a number, an address there are no code and no time.
    private static readonly string[] Read =
    [
        "MaHoSo", "MaTTHC", "KenhThucHien", "MucDo", "TrangThaiHoSo", "NgayNopHoSo", "NgayTiepNhan", "NgayHenTra", "NgayTra", "NgayKetThucXuLy", "DonViXuLy",
        "HoSoCoThanhPhanSoHoa", "DuocThanhToanTrucTuyen", "DanhSachHoSoBoSung", "DanhSachLePhi", "ThoiDiemXuLy", "TrangThai",
    ];

    private static readonly string[] Misplaced =
    [
        "\"Nguyễn Văn BiMat\"", "\"NGUYENVANBIMAT\"", "\"024087654321\"", "24087654321031222333", "\"0987654321\"", "\"bimat@example.vn\"", "\"H80.01-220701-0001 BiMat\"",
        "\"20220701080000 BiMat\"", "{\"BiMat\":\"024087654321\"}", "[\"BiMat\",{\"Gia\":\"BiMat\",\"NgayHenTraMoi\":\"BiMat\",\"NgayBoSung\":\"0987654321\"}]",
    ];

    [Fact]
    public async Task Nothing_of_people_is_kept_or_logged_anywhere()
    {
        var cancelled = TestContext.Current.CancellationToken;
        using var disk = new TestFolder();
        await using var storage = await AzuriteServer.StartAsync(dataDirectory: disk.Path, cancellationToken: cancelled);
        await using var app = await App.StartAsync(storage.ConnectionString, ("AzureFunctionsJobHost__logging__logLevel__default", "Trace"));
        var key = await app.NewSourceAsync("h80", "H80");
        var session = await app.NewSessionAsync("h80", key);

        List<Answer> answers =
        [
            await app.DeliverAsync(key: null, Message(session, "DongBoHoSoMC", States), NationalRequests.Path),
            await app.DeliverAsync(key: null, Message(session, "CapNhatTienDoHoSoMC", Steps), NationalRequests.Path),
            await app.DeliverAsync(key, $"[{string.Join(',', States.Concat(Steps))}]", NationalRequests.Path),
        ];
        answers.ShouldAllBe(answer => answer.Status == 200);
        answers.AddRange(
        [
            await app.DeliverAsync(key: null, Message("Nguyen Van BiMat", "DongBoHoSoMC", States), NationalRequests.Path),
            await app.DeliverAsync(key: null, Message(session, "BiMat", States), NationalRequests.Path),
            await app.DeliverAsync("bimat-024087654321", Message(session, "", States), NationalRequests.Path),
            await app.DeliverAsync(key, Message(session, "", States)[..^3], NationalRequests.Path),
            await app.DeliverAsync(key, "\"Nguyen Van BiMat\"", NationalRequests.Path),
            await app.DeliverAsync(key, "{\"data\":\"BiMat\"}", NationalRequests.Path),
            await app.DeliverAsync(key, "[]", $"{NationalRequests.Path}?ChuHoSo=BiMat&SoDinhDanh=024087654321"),
            await app.LogInAsync("Nguyen Van BiMat", "024087654321"),
        ]);
        await app.SettleAsync();

        await ShouldBeAtWorkAsync(app);
        foreach (var letter in (await new Letters(app, storage.ConnectionString).ListAsync()).Take(5))
        {
            answers.Add(await app.GetAsync($"api/deadletters/{letter.GetProperty("id").GetString()}"));
        }

        answers.Add(await app.GetAsync("api/deadletters?take=100"));
        (await app.Process.TerminateAsync()).ShouldBe(0);
        await storage.StopAsync(cancelled);
        var stored = StoredText.Of(disk.Path);
        stored.ShouldContain("\"events\":[{\"dossierId\":"); // A message that was in the queue.
        stored.ShouldContain("d|H80.01-220701-0001"); // A row.
        stored.ShouldContain("\"dossierId\":\"H80.01-220701-0099\",\"agency\":\"H80.01\",\"procedure\":\"\""); // A dead letter.
        foreach (var text in new[] { stored, app.Process.Output, string.Concat(answers.Select(answer => answer.Body)) })
        {
            Markers.Where(marker => text.Contains(marker, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        }
    }

    private static string[] States =>
    [
        $"{{{Good},{People}}}",
        $"{{{Good.Replace("-0001", "-0099")},{People},\"MaTTHC\":\"BiMat\"}}",
        .. from member in Read from value in Misplaced select $"{{{Good.Replace("-0001", "-0002")},{People},\"{member}\":{value}}}",
        "\"Nguyễn Văn BiMat\"",
        "[\"024087654321\"]",
    ];

    private static string[] Steps =>
    [
        $"{{\"MaHoSo\":\"H80.01-220701-0001\",\"TrangThai\":\"4\",\"ThoiDiemXuLy\":\"20220702080000\",{People}}}",
        .. from member in Read
           from value in Misplaced
           select $"{{\"MaHoSo\":\"H80.01-220701-0003\",\"TrangThai\":\"4\",\"ThoiDiemXuLy\":\"20220702080000\",{People},\"{member}\":{value}}}",
    ];

    private static string Message(string session, string service, IEnumerable<string> items) =>
        $$"""
        {"session":"{{session}}","madonvi":"BiMat","service":"{{service}}","isUpdating":"BiMat","NguoiGui":"Trần BiMat","data":[{{string.Join(',', items)}}]}
        """;

    // Otherwise there would be nothing to find.
    private static async Task ShouldBeAtWorkAsync(App app)
    {
        var figures = (await app.GetAsync($"api/kpi/range?from=2022-07-01&to={Today.Iso(Today.Date)}&agency=H80")).Json;
        figures.GetProperty("counts").GetProperty("received").GetProperty("online").GetInt32().ShouldBeGreaterThan(0);
        (await app.GetAsync("api/health")).Json.GetProperty("deadLetters").GetInt32().ShouldBeGreaterThan(20);
    }
}
