using System.Text.Json;

namespace Dvc.EndToEnd.Tests.National;

/// <summary>A step of a dossier as an item of the national message.</summary>
internal sealed record NationalStep(string MaHoSo, string TrangThai, string ThoiDiemXuLy)
{
    public override string ToString() => JsonSerializer.Serialize(this);
}
