using System.Text.Json;

namespace Dvc.EndToEnd.Tests.National;

/// <summary>A dossier's state as an item of the national message: a good one as it stands, with empty texts for what there is not.</summary>
internal sealed record NationalItem(string MaHoSo)
{
    public string MaTTHC { get; init; } = "1.004239";

    public string KenhThucHien { get; init; } = "2";

    public string MucDo { get; init; } = "4";

    public string TrangThaiHoSo { get; init; } = "2";

    public string NgayTiepNhan { get; init; } = "20220701080000";

    public string NgayHenTra { get; init; } = "";

    public string NgayKetThucXuLy { get; init; } = "";

    public string DonViXuLy { get; init; } = "Sở Tư pháp";

    public override string ToString() => JsonSerializer.Serialize(this);
}
