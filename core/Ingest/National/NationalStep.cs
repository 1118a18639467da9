using System.Text.Json.Nodes;

namespace Dvc.Core.Ingest.National;

/// <summary>
/// One step of a dossier's progress (an item of <c>CapNhatTienDoHoSoMC</c>): a status and when it was reached, not a state.
/// </summary>
internal static class NationalStep
{
    /// <summary>The step in the queue's form, <c>{"dossierId", "step": {"status", "at"}}</c>.</summary>
    public static JsonObject ToEvent(NationalMembers step)
    {
        var reached = PresentMembers.Of(
            ("status", step.Name("TrangThai", NationalCodes.Statuses)),
            ("at", step.Time("ThoiDiemXuLy")?.Text));
        return PresentMembers.Of(("dossierId", step.Code("MaHoSo", EventReader.IsDossierId)), ("step", reached));
    }

    /// <summary>Whether an item is a step, where the message does not say what its items are.</summary>
    public static bool Is(NationalMembers item) => item.Text("ThoiDiemXuLy") is not null && item.Text("TrangThaiHoSo") is null;
}
